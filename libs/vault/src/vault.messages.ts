import { registerMessages } from '#platform/i18n';

registerMessages('vault', {
  fr: {
    NoFile: 'Envoyez un fichier, un seul, dans le champ « file ».',
    FileTooLarge: 'Ce fichier dépasse 10 Mo.',
    FileTypeNotAccepted: 'Seuls les fichiers PDF, JPEG, PNG et WebP sont acceptés.',
    ImageTooLarge: 'Cette image a trop de pixels. Réduisez-la puis réessayez.',
    FileUnreadable: 'Ce fichier est abîmé, incomplet ou protégé. Enregistrez-le à nouveau puis réessayez.',
    ActiveContent: 'Ce PDF contient du contenu actif. Imprimez-le en PDF puis envoyez la copie.',
    FileInfected: 'Ce fichier a été refusé par l’antivirus.',
    ScannerUnavailable:
      'Les fichiers ne peuvent pas être vérifiés pour le moment. Rien n’a été gardé : réessayez dans quelques minutes.',
    QuotaExceeded: 'Votre espace de documents est plein.',
    StorageFull: 'Le stockage est plein. Rien n’a été gardé : réessayez plus tard.',
    DocumentNotFound: 'Document introuvable.',
    DocumentReplaced: 'Ce document a déjà été remplacé par une version plus récente.',
  },
  en: {
    NoFile: 'Send one file, and only one, in the field “file”.',
    FileTooLarge: 'This file is larger than 10 MB.',
    FileTypeNotAccepted: 'Only PDF, JPEG, PNG and WebP files are accepted.',
    ImageTooLarge: 'This image has too many pixels. Make it smaller and try again.',
    FileUnreadable: 'This file is damaged, incomplete or protected. Save it again and retry.',
    ActiveContent: 'This PDF has active content. Print it to PDF and send the copy.',
    FileInfected: 'The virus scanner refused this file.',
    ScannerUnavailable: 'Files can’t be checked right now. Nothing was kept: try again in a few minutes.',
    QuotaExceeded: 'Your space for documents is full.',
    StorageFull: 'Storage is full. Nothing was kept: try again later.',
    DocumentNotFound: 'Document not found.',
    DocumentReplaced: 'This document has already been replaced by a newer version.',
  },
});
