/** The part of pngjs that is used here. */
declare module 'pngjs' {
  export class PNG {
    width: number
    height: number
    /** RGBA, eight bits each. */
    data: Buffer
    constructor(options: { width: number; height: number })
    static sync: {
      read(bytes: Buffer): PNG
      write(png: PNG, options?: { colorType?: 0 | 2 | 6; inputHasAlpha?: boolean }): Buffer
    }
  }
}
