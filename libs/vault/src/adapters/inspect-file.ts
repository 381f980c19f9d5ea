import type { Sharp } from 'sharp';
import { err, ok, type Result } from '#kernel';
import { isDocumentType, isImage, type DocumentType } from '../domain/document-type.js';
import { checkDimensions, type VaultLimits } from '../domain/limits.js';
import { checkPdf } from '../domain/pdf.js';
import type { ActiveContent, FileTypeNotAccepted, FileUnreadable, ImageTooLarge } from '../domain/vault.errors.js';

type InspectionFailure = FileTypeNotAccepted | ImageTooLarge | FileUnreadable | ActiveContent;

/** The type the bytes show, once they have passed what can be seen without decoding them. */
export async function inspectFile(
  bytes: Buffer,
  limits: VaultLimits,
): Promise<Result<DocumentType, InspectionFailure>> {
  const { fileTypeFromBuffer } = await import('file-type');
  const type = (await fileTypeFromBuffer(bytes))?.mime;
  if (!isDocumentType(type)) return err({ kind: 'FileTypeNotAccepted' });
  if (!isImage(type)) {
    const checked = checkPdf(bytes);
    return checked.ok ? ok(type) : checked;
  }
  const dimensions = await readDimensions(bytes);
  if (!dimensions) return err({ kind: 'FileUnreadable' });
  const fits = checkDimensions(dimensions, limits);
  return fits.ok ? ok(type) : fits;
}

/** Loaded with the first image: it brings a native library that many processes never need. */
const loadSharp = async () => (await import('sharp')).default;

/** From the header alone; no pixel is decoded. */
async function readDimensions(bytes: Buffer) {
  try {
    const sharp = await loadSharp();
    const { width, height, pageHeight, pages } = await sharp(bytes, {
      limitInputPixels: false,
      animated: true,
    }).metadata();
    return { width, height: pageHeight ?? height, frames: pages ?? 1 };
  } catch {
    return null;
  }
}

/** Longest that one image may keep a thread busy. */
const ENCODING_SECONDS = 20;

/**
 * The image decoded and encoded anew: upright, without EXIF, profiles, comments, or whatever was hidden behind its end.
 * An image cut short is not repaired but refused.
 */
export async function encodeAgain(
  bytes: Buffer,
  type: DocumentType,
  limits: VaultLimits,
): Promise<Result<Buffer, FileUnreadable>> {
  try {
    const sharp = await loadSharp();
    const image = sharp(bytes, {
      limitInputPixels: limits.pixels,
      failOn: 'truncated',
      sequentialRead: true,
    })
      .timeout({ seconds: ENCODING_SECONDS })
      .autoOrient();
    return ok(await encode(image, type).toBuffer());
  } catch {
    return err({ kind: 'FileUnreadable' });
  }
}

function encode(image: Sharp, type: DocumentType): Sharp {
  if (type === 'image/png') return image.png({ compressionLevel: 9 });
  return type === 'image/webp' ? image.webp({ quality: 90 }) : image.jpeg({ quality: 90 });
}
