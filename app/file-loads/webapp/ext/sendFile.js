/** Sends a file as it is, with its progress; the service streams it to disk. */
sap.ui.define(['sap/base/i18n/Localization'], (Localization) => {
  /**
   * `after` is the load whose rejected rows the file corrects. Resolves with the new load's ID, and with
   * undefined once it was cancelled; what the service refuses is thrown in its words.
   */
  async function send(file, { after, onProgress, signal, failure }) {
    const query = new URLSearchParams({
      name: file.name,
      'sap-locale': Localization.getLanguage(),
    });
    if (after) query.set('after', after);
    const token = await securityToken();
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', `/files/upload?${query}`);
      request.setRequestHeader('content-type', 'application/octet-stream');
      if (token) request.setRequestHeader('x-csrf-token', token);
      request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total);
      request.onload = () => {
        const answer = answerOf(request);
        if (request.status === 201) resolve(answer.ID);
        else reject(new Error(answer.error?.message ?? failure));
      };
      request.onerror = () => reject(new Error(failure));
      request.onabort = () => resolve(undefined);
      signal.addEventListener('abort', () => request.abort());
      request.send(file);
    });
  }

  function answerOf({ responseText }) {
    try {
      return JSON.parse(responseText);
    } catch {
      return {};
    }
  }

  /** An application router asks for one before anything is written. */
  async function securityToken() {
    const headers = { 'x-csrf-token': 'fetch' };
    const response = await fetch('/odata/v4/files/', { method: 'HEAD', headers });
    return response.headers.get('x-csrf-token');
  }

  return { send };
});
