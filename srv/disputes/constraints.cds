using {DisputesService} from './service';

// What an action cannot do without; what it means is checked in srv/domain/disputes and beside.
annotate DisputesService.Cases with actions {
  voidCase(reason @mandatory);
  askDepartment(department @mandatory, task @mandatory, dueOn @mandatory);
  addMessage(direction @mandatory, text @mandatory);
  decideCase(decision @mandatory, rootCause @mandatory, reason @mandatory);
  closeCase(reason @mandatory);
};

annotate DisputesService.Tasks with actions {
  completeTask(result @mandatory);
};

// Evidence: documents and pictures, of a size that a database carries. Saved rather than shown: they come
// from outside, and a page of ours is where a browser would show them.
annotate DisputesService.Cases.attachments with {
  content @Validation.Maximum: '10MB'  @Core.ContentDisposition.Type: 'attachment'  @Core.AcceptableMediaTypes: [
    'application/pdf',
    'image/jpeg',
    'image/png',
    'text/plain',
    'message/rfc822'
  ];
};
