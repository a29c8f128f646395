import { cache, imageLoader, type Types } from '@cornerstonejs/core'
import { wadouri } from '@cornerstonejs/dicom-image-loader'
import { prepareCornerstone } from './cornerstone-setup.ts'
import { drawsWithoutCard } from './processor-stack.ts'

/**
 * Loads pictures ahead of Cornerstone, so that a failure comes here and nowhere else, and lets go of them all at once. One viewer has one keeper,
 * shared by all that shows pictures in it.
 */
export type PictureKeeper = {
  load(imageId: string): Promise<Types.IImage>
  /** Pictures that Cornerstone loads by itself and that are to be given up with the others. */
  note(imageIds: Iterable<string>): void
  /** Loads what is still missing, two at a time in the given order, until told to stop or memory fills up. Failures are left for later. */
  prefetch(imageIds: readonly string[], wanted: () => boolean): void
  /** Loads pictures that may be wanted next, one at a time and only while nothing else is fetched ahead. */
  later(imageIds: readonly string[]): void
  release(): void
}

export function createPictureKeeper(): PictureKeeper {
  prepareCornerstone()
  const noted = new Set<string>()
  const loaded: string[] = []
  const waiting: string[] = []
  let underWay = 0
  let released = false

  const load = async (imageId: string): Promise<Types.IImage> => {
    noted.add(imageId)
    const cached = cache.getImage(imageId)
    if (cached) return cached
    const image = await imageLoader.loadImage(imageId, options())
    if (released) unload(imageId)
    else {
      loaded.push(imageId)
      if (!cache.getImageLoadObject(imageId)) cache.putImageSync(imageId, image)
    }
    return image
  }

  const fetchAhead = async (queue: Iterable<string>, wanted: () => boolean): Promise<void> => {
    for (const imageId of queue) {
      if (released || !wanted() || cache.getCacheSize() > cache.getMaxCacheSize() * PREFETCH_SHARE) return
      if (!cache.getImageLoadObject(imageId)) await load(imageId).catch(() => {})
    }
  }
  function* stillWaiting(): Iterable<string> {
    while (underWay === 0 && waiting.length > 0) yield waiting.shift() as string
  }
  let idling = false
  const idle = async (): Promise<void> => {
    if (idling) return
    idling = true
    await fetchAhead(stillWaiting(), () => underWay === 0)
    idling = false
  }

  return {
    load,
    prefetch(imageIds, wanted) {
      const queue = imageIds.values()
      underWay += 1
      void Promise.all([fetchAhead(queue, wanted), fetchAhead(queue, wanted)]).then(() => {
        underWay -= 1
        return idle()
      })
    },
    later(imageIds) {
      waiting.push(...imageIds)
      void idle()
    },
    note(imageIds) {
      for (const imageId of imageIds) noted.add(imageId)
    },
    release() {
      released = true
      for (const imageId of noted)
        if (cache.getImageLoadObject(imageId)) cache.removeImageLoadObject(imageId, { force: true })
      for (const imageId of loaded) unload(imageId)
    },
  }
}

/**
 * With the alpha channel only where the program draws the stacks: the cache has one form of a picture only.
 * A new object each time: the loader notes in it whether the values of this picture need no rescaling, and would not rescale the next one.
 */
const options = () => ({ useRGBA: drawsWithoutCard(), requestType: 'interaction', priority: 0 })

/** Of the memory for pictures, what prefetching may fill: the rest is for what is looked at. */
const PREFETCH_SHARE = 0.6

/** The loader counts who uses a file and keeps it until nobody does. */
const unload = (imageId: string): void => wadouri.dataSetCacheManager.unload(wadouri.parseImageId(imageId).url)
