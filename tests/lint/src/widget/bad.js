// Each line makes markup or code of a text. Never run.
host.shadowRoot.innerHTML = data.title;
host.outerHTML = data.title;
host.insertAdjacentHTML('beforeend', data.title);
range.createContextualFragment(data.title);
host.setHTMLUnsafe(data.title);
frame.srcdoc = data.title;
