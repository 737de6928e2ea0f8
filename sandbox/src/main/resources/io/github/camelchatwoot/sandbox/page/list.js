// SPDX-License-Identifier: Apache-2.0

import { byId, el, reconcile } from './dom.js';
import { contactName, initial, senderName, shortTime, summary } from './format.js';
import { INCOMING } from './message.js';

const TINTS = 6;
const UNREAD_SHOWN = 9;

/** The list of conversations. */
export class List {
    #store;

    constructor(store, more) {
        this.#store = store;
        byId('more').addEventListener('click', more);
    }

    render() {
        const { newestFirst, openId, isReady, total } = this.#store;
        const today = new Date().toDateString();
        reconcile(byId('conversations'), newestFirst.map(conversation => ({
            key: String(conversation.id),
            look: JSON.stringify([conversation, conversation.id === openId, today]),
            make: () => item(conversation, conversation.id === openId),
        })));
        const isEmpty = isReady && newestFirst.length === 0;
        byId('no-conversations').hidden = !isEmpty;
        document.querySelector('main').classList.toggle('bare', isEmpty && openId === null);
        byId('more').hidden = newestFirst.length >= total;
    }

    /** Back from a conversation: where its reader came from. */
    focus(id) {
        byId('conversations').querySelector(`[href="#/conversations/${id}"]`)?.focus();
    }
}

/** A round sign with the contact's first letter. */
export function avatar(contact) {
    return el('span', { class: `avatar tint-${(contact?.id ?? 0) % TINTS}`, 'aria-hidden': 'true' }, initial(contactName(contact)));
}

export const statusPill = status => el('span', { class: `pill ${status}` }, status);

function item(conversation, isOpen) {
    const contact = conversation.meta?.sender;
    const unread = conversation.unread_count;
    const count = unread > UNREAD_SHOWN ? `${UNREAD_SHOWN}+` : String(unread);
    return el('li', {},
        el('a', { href: `#/conversations/${conversation.id}`, 'aria-current': isOpen && 'true', class: unread > 0 && 'unread' },
            avatar(contact),
            el('span', { class: 'line' }, el('bdi', { class: 'name' }, contactName(contact)), shortTime(conversation.last_activity_at)),
            el('span', { class: 'line' }, preview(conversation),
                unread > 0 && el('span', { class: 'count' }, count, el('span', { class: 'unseen' }, ' unread'))),
            el('span', { class: 'line small' }, el('span', { class: 'unseen' }, 'Conversation '), `#${conversation.id}`, statusPill(conversation.status))));
}

function preview(conversation) {
    const message = conversation.last_non_activity_message ?? conversation.messages?.at(-1);
    if (!message) {
        return el('span', { class: 'preview muted' }, 'No messages yet');
    }
    if (message.status === 'failed') {
        return el('span', { class: 'preview' }, el('span', { class: 'not-delivered' }, 'Not delivered: '), el('bdi', {}, summary(message)));
    }
    const who = message.private ? 'Note' : message.message_type === INCOMING ? '' : senderName(message.sender);
    return el('span', { class: 'preview' }, who && el('bdi', { class: 'muted' }, `${who}: `), el('bdi', {}, summary(message)));
}
