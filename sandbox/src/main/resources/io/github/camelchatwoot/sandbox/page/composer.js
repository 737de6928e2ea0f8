// SPDX-License-Identifier: Apache-2.0

import { byId, el } from './dom.js';
import { fileSize } from './format.js';

const TYPING_ENDS = 4_000;

const nothing = () => ({ content: '', isPrivate: false, files: [] });

/** Where an answer or a note is written. Drafts stay with their conversations. */
export class Composer {
    #send;
    #typing;
    #id = null;
    #drafts = new Map();
    #typingTimer = null;
    #text = byId('text');

    /** @param send given conversation id and draft; typing given conversation id, on or off, and whether it's a note */
    constructor({ send, typing }) {
        this.#send = send;
        this.#typing = typing;
        byId('composer').addEventListener('submit', event => {
            event.preventDefault();
            this.#submit();
        });
        this.#text.addEventListener('keydown', event => this.#key(event));
        this.#text.addEventListener('input', () => this.#typed());
        this.#text.addEventListener('blur', () => this.#stopTyping());
        byId('composer').elements.kind.forEach(radio => radio.addEventListener('change', () => this.#kindChanged()));
        byId('attach').addEventListener('click', () => byId('pick').click());
        byId('pick').addEventListener('change', () => {
            this.#attach(byId('pick').files);
            byId('pick').value = '';
        });
        this.#acceptFiles();
    }

    /** Shows the conversation's draft; null when none is open. */
    open(id) {
        if (id === this.#id) {
            return;
        }
        this.#stopTyping();
        this.#id = id;
        this.#show();
    }

    focus() {
        this.#text.focus();
    }

    get #draft() {
        if (!this.#drafts.has(this.#id)) {
            this.#drafts.set(this.#id, nothing());
        }
        return this.#drafts.get(this.#id);
    }

    #show() {
        const { content, isPrivate, files } = this.#draft;
        this.#text.value = content;
        byId('composer').elements.kind.value = isPrivate ? 'note' : 'reply';
        byId('composer').classList.toggle('note', isPrivate);
        this.#text.placeholder = isPrivate ? 'Write a private note: only agents see it' : 'Write a reply';
        byId('send').textContent = isPrivate ? 'Add note' : 'Send';
        byId('files').hidden = files.length === 0;
        byId('files').replaceChildren(...files.map(file => this.#chip(file)));
        this.#grow();
    }

    #chip(file) {
        const remove = () => {
            this.#draft.files = this.#draft.files.filter(other => other !== file);
            this.#show();
            byId('attach').focus();
        };
        return el('li', {}, el('bdi', { class: 'file-name' }, file.name), el('span', { class: 'file-size' }, fileSize(file.size)),
            el('button', { type: 'button', class: 'icon', 'aria-label': `Remove ${file.name}`, click: remove }, '×'));
    }

    #grow() {
        this.#text.style.height = 'auto';
        this.#text.style.height = `${this.#text.scrollHeight}px`;
    }

    #key(event) {
        // While an input method composes a word, Enter belongs to it.
        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
            event.preventDefault();
            this.#submit();
        }
    }

    #submit() {
        const draft = this.#draft;
        if (this.#id === null || (draft.content.trim() === '' && draft.files.length === 0)) {
            return;
        }
        this.#stopTyping();
        this.#drafts.set(this.#id, { ...nothing(), isPrivate: draft.isPrivate });
        this.#show();
        this.#text.focus();
        this.#send(this.#id, draft);
    }

    #typed() {
        this.#draft.content = this.#text.value;
        this.#grow();
        if (this.#text.value === '') {
            this.#stopTyping();
            return;
        }
        if (this.#typingTimer === null) {
            this.#typing(this.#id, true, this.#draft.isPrivate);
        }
        clearTimeout(this.#typingTimer);
        this.#typingTimer = setTimeout(() => this.#stopTyping(), TYPING_ENDS);
    }

    #stopTyping() {
        if (this.#typingTimer !== null) {
            clearTimeout(this.#typingTimer);
            this.#typingTimer = null;
            this.#typing(this.#id, false, this.#draft.isPrivate);
        }
    }

    #kindChanged() {
        this.#stopTyping();
        this.#draft.isPrivate = byId('composer').elements.kind.value === 'note';
        this.#show();
    }

    #attach(files) {
        this.#draft.files.push(...files);
        this.#show();
        this.#text.focus();
    }

    #acceptFiles() {
        this.#text.addEventListener('paste', event => {
            if (event.clipboardData.files.length > 0) {
                event.preventDefault();
                this.#attach(event.clipboardData.files);
            }
        });
        // Without an open conversation, too: the browser would leave the page to show a dropped file.
        document.addEventListener('dragover', event => event.preventDefault());
        document.addEventListener('drop', event => {
            event.preventDefault();
            if (this.#id !== null && event.dataTransfer.files.length > 0) {
                this.#attach(event.dataTransfer.files);
            }
        });
    }
}
