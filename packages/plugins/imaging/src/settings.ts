import { z } from '@ygt/core'
import { criticalFinding, recognitionCatalogue } from '@ygt/core/blocks/orders'
import { criticalFindings } from './critical-findings.ts'
import { hangingProtocol } from './hanging-protocol.ts'
import { qualityThresholds } from './quality/quality-thresholds.ts'
import { usualRecognition } from './recognition-catalogue.ts'
import { keepable } from './referral/header-rules.ts'

const duration = z.string().regex(/^P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?$/)

/** What a county may set for its imaging centre. */
export const ImagingSettings = z
  .object({
    /** Institution that reads when a request names none: the centre of the lead hospital. */
    centre: z.string().min(1).default('county-hospital'),
    /** Until when a report is due after the request, by priority. */
    targets: z
      .object({ routine: duration, urgent: duration, stat: duration })
      .default({ routine: 'P1D', urgent: 'PT2H', stat: 'PT30M' }),
    /** How much work reading is, by modality, compared with an X-ray: what allocation spreads evenly. */
    workload: z
      .record(z.string(), z.int().min(1).max(100))
      .default({ DX: 1, DR: 1, CR: 1, MG: 2, US: 2, CT: 3, MR: 4, XA: 5 }),
    /** Findings that are told at once (危急值), with the words that name them in reports. */
    criticalFindings: z.array(criticalFinding).default([...criticalFindings]),
    /** Examinations whose results are recognised (结果互认), where the county keeps no catalogue of its own. */
    recognition: recognitionCatalogue.default(usualRecognition),
    /** Images of difficult cases that go outside the county (疑难病例外送). */
    referral: z
      .object({
        /**
         * What their headers may say besides what a viewer needs: `dates` (when they were taken), `descriptions` (names of study,
         * series and protocol, typed by people), `device` (maker, model, software), `body` (age, size, weight).
         */
        keep: z.array(z.enum(keepable)).default(['dates']),
      })
      .prefault({}),
    /** Limits of the image checks. */
    quality: qualityThresholds,
    /** Where images are kept for good. */
    archive: z
      .object({
        /** `folder`: with the other blobs of the county. `orthanc`: in an Orthanc of the county; the index stays here. */
        kind: z.enum(['folder', 'orthanc']).default('folder'),
        /** Address of Orthanc's REST API: `http://archive:8042`. */
        url: z.url().default('http://127.0.0.1:8042'),
        /** Who signs in there; nobody while it is empty. */
        user: z.string().default(''),
        password: z.string().default(''),
      })
      .prefault({}),
    /** DICOM network services (C-STORE, C-FIND, C-MOVE, worklist, storage commitment). */
    dimse: z
      .object({
        /** Port that devices send to (usually 11112 or 104); off while it is absent. */
        port: z.int().min(0).max(65_535).nullable().default(null),
        /** Address to listen on. */
        host: z.string().default('0.0.0.0'),
        /** AE title of the county's archive. */
        aeTitle: z.string().trim().min(1).max(16).default('YGT'),
        /** Devices connected at the same time; further ones are turned away until one is done. */
        maxAssociations: z.int().min(1).max(1000).default(64),
        /** A connection on which nothing moves for so many seconds is closed. */
        idleSeconds: z.int().min(5).max(86_400).default(600),
        /** Largest instance that is taken, in MiB. */
        maxInstanceMiB: z.int().min(1).max(1024).default(1024),
      })
      .prefault({}),
    /** How studies are hung here (挂片协议); these come before the usual ones. */
    hangingProtocols: z.array(hangingProtocol).default([]),
  })
  .prefault({})
