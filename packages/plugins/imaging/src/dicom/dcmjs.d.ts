/** The part of dcmjs that is used here: the data dictionary of PS3.6 (dcmjs ships no types). */
declare module 'dcmjs' {
  type DictionaryEntry = { tag: string; vr: string; vm: string; name: string }
  const dcmjs: {
    data: {
      DicomMetaDictionary: {
        /** Keyed `(GGGG,EEEE)`, upper case; knows repeating groups. */
        dictionary: Record<string, DictionaryEntry | undefined>
        /** Keyed by keyword; retired attributes carry the prefix `RETIRED_`. */
        nameMap: Record<string, DictionaryEntry | undefined>
      }
    }
  }
  export default dcmjs
}
