import type { Failure } from '#kernel';

/** More bytes than one file may have; nothing beyond the limit was read. */
export interface FileTooLarge extends Failure<'FileTooLarge'> {
  readonly maximumBytes: number;
}
/** The bytes show another type than PDF, JPEG, PNG or WebP, whatever the file is called. */
export type FileTypeNotAccepted = Failure<'FileTypeNotAccepted'>;
/** An image with more pixels than is reasonable, seen from its header and never decoded. */
export interface ImageTooLarge extends Failure<'ImageTooLarge'> {
  readonly maximumPixels: number;
}
/** Cut short, broken, or protected so that nobody can check it. */
export type FileUnreadable = Failure<'FileUnreadable'>;
/** A PDF that runs something when it is opened. */
export type ActiveContent = Failure<'ActiveContent'>;
/** The virus scanner found something. */
export type FileInfected = Failure<'FileInfected'>;
/** The virus scanner can't be reached: refused for now, to be tried again. */
export type ScannerUnavailable = Failure<'ScannerUnavailable'>;
/** The person's own share of the vault is used up. */
export interface QuotaExceeded extends Failure<'QuotaExceeded'> {
  readonly maximumDocuments: number;
  readonly maximumBytes: number;
}
/** There is no room left where files are kept. */
export type StorageFull = Failure<'StorageFull'>;
/** No such document, or not this person's: the two are indistinguishable. */
export interface DocumentNotFound extends Failure<'DocumentNotFound'> {
  readonly documentId: string;
}

/** The document named as the one before already has a next version. */
export interface DocumentReplaced extends Failure<'DocumentReplaced'> {
  readonly documentId: string;
}

export type UploadFailure =
  | FileTooLarge
  | FileTypeNotAccepted
  | ImageTooLarge
  | FileUnreadable
  | ActiveContent
  | FileInfected
  | ScannerUnavailable
  | QuotaExceeded
  | StorageFull
  | DocumentNotFound
  | DocumentReplaced;
