// SPDX-License-Identifier: Apache-2.0

import { byId, el, reconcile } from './dom.js';
import { contactName, day, dayLabel } from './format.js';
import { statusPill } from './list.js';
import { ACTIVITY, messageItem, pendingItem, side } from './message.js';

const NEAR = 60;
const TOGETHER = 300;

/** The open conversation: its head and its messages. */
export class ThreadView {
    #store;
    #actions;
    #shownId = null;
    #unfolded = new Set();
    #isAtEnd = true;
    #newestId = 0;
    #isLoadingOlder = false;
    #scroller = byId('scroller');
    #messages = byId('messages');

    /** @param actions retry(message), older(), setStatus(status), sendAgain(pending), discard(pending) */
    constructor(store, actions) {
        this.#store = store;
        this.#actions = actions;
        this.#scroller.addEventListener('scroll', () => this.#scrolled());
        byId('newest').addEventListener('click', () => this.#toEnd());
        byId('older').addEventListener('click', () => this.#older());
        // Pictures that load late, a growing composer, the keyboard of a phone: who was at the end stays there.
        const sizes = new ResizeObserver(() => this.#isAtEnd && this.#toEnd());
        sizes.observe(this.#messages);
        sizes.observe(this.#scroller);
        new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && this.#older(),
            { root: this.#scroller, rootMargin: '200px' }).observe(byId('older'));
    }

    render() {
        const { opened, openId, isOpenGone } = this.#store;
        byId('open').hidden = !opened;
        byId('nothing-open').hidden = Boolean(opened) || (openId !== null && !isOpenGone);
        byId('nothing-open').querySelector('.words').textContent = isOpenGone
            ? `There is no conversation #${openId} (any more).`
            : 'Choose a conversation to read and answer it.';
        if (!opened) {
            this.#shownId = null;
            return;
        }
        if (this.#shownId !== opened.id) {
            this.#shownId = opened.id;
            this.#unfolded.clear();
            this.#isAtEnd = true;
            this.#newestId = 0;
            this.#messages.replaceChildren();
        }
        this.#head(opened);
        this.#body(this.#store.thread(opened.id));
        this.#typing(this.#store.typists);
    }

    /** What was just sent is shown, wherever the reader is. */
    followEnd() {
        this.#isAtEnd = true;
    }

    #head(conversation) {
        const contact = conversation.meta?.sender;
        byId('name').textContent = contactName(contact);
        const details = [`#${conversation.id}`, contact?.email, contact?.phone_number, conversation.meta?.assignee && `assigned to ${conversation.meta.assignee.name}`,
            ...(conversation.labels ?? [])];
        byId('details').replaceChildren(...details.filter(Boolean).map(text => el('bdi', {}, text)));
        byId('status').replaceWith(Object.assign(statusPill(conversation.status), { id: 'status' }));
        const isResolved = conversation.status === 'resolved';
        const offered = isResolved ? [['open', 'Reopen']] : [conversation.status !== 'open' && ['open', 'Open'], ['resolved', 'Resolve']];
        reconcile(byId('actions'), offered.filter(Boolean).map(([status, word]) => ({
            key: status,
            look: word,
            make: () => el('button', { type: 'button', class: 'action', click: () => this.#actions.setStatus(status) }, word),
        })));
        byId('window-closed').hidden = conversation.can_reply !== false;
    }

    #body(thread) {
        const messages = thread.sorted;
        const newest = messages.at(-1)?.id ?? 0;
        const hasNews = this.#newestId !== 0 && newest > this.#newestId;
        this.#newestId = newest;
        byId('older').hidden = !thread.hasOlder;
        byId('start').hidden = !thread.isLoaded || thread.hasOlder;
        byId('start').textContent = messages.length + thread.pending.length > 0 ? 'The conversation starts here' : 'No messages in this conversation yet';
        // Older messages come in above: what the reader looks at must not move.
        const fromEnd = this.#scroller.scrollHeight - this.#scroller.scrollTop;
        const first = this.#messages.querySelector('[data-id]')?.dataset.id;
        reconcile(this.#messages, this.#entries(thread, messages));
        const isPrepended = first !== undefined && this.#messages.querySelector('[data-id]')?.dataset.id !== first;
        if (this.#isAtEnd) {
            this.#toEnd();
        } else if (isPrepended) {
            this.#scroller.scrollTop = this.#scroller.scrollHeight - fromEnd;
        }
        byId('newest').hidden = this.#isAtEnd || !(hasNews || !byId('newest').hidden);
    }

    #typing(names) {
        byId('typing').hidden = names.length === 0;
        byId('typing').replaceChildren(...names.flatMap((name, i) => [i > 0 && ', ', el('bdi', {}, name || 'The contact')]).filter(Boolean),
            names.length > 1 ? ' are writing…' : ' is writing…');
    }

    #entries(thread, messages) {
        const entries = [];
        let previous = null;
        for (const message of messages) {
            if (previous === null || day(previous.created_at) !== day(message.created_at)) {
                const label = dayLabel(message.created_at);
                entries.push({ key: `day ${day(message.created_at)}`, look: label, make: () => el('li', { class: 'day' }, el('span', {}, label)) });
                previous = null;
            }
            entries.push(this.#entry(thread, message, previous));
            previous = message;
        }
        for (const pending of thread.pending) {
            entries.push({ key: pending.echoId, look: String(pending.error), make: () => pendingItem(pending, this.#actions) });
        }
        return entries;
    }

    #entry(thread, message, previous) {
        const follows = previous !== null && message.message_type !== ACTIVITY && side(previous) === side(message)
            && message.created_at - previous.created_at < TOGETHER;
        const isUnfolded = this.#unfolded.has(message.id);
        const quoted = thread.messages.get(message.content_attributes?.in_reply_to);
        return {
            key: `message ${message.id}`,
            look: JSON.stringify([message, follows, isUnfolded, quoted?.content]),
            make: () => {
                const node = messageItem(message, {
                    follows,
                    isUnfolded,
                    quoted,
                    retry: this.#actions.retry,
                    unfold: ({ id }) => {
                        this.#unfolded.add(id);
                        this.#isAtEnd = false;
                        this.render();
                    },
                });
                node.dataset.id = message.id;
                return node;
            },
        };
    }

    #scrolled() {
        const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
        this.#isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR;
        if (this.#isAtEnd) {
            byId('newest').hidden = true;
        }
    }

    #toEnd() {
        this.#isAtEnd = true;
        this.#scroller.scrollTop = this.#scroller.scrollHeight;
    }

    async #older() {
        if (this.#isLoadingOlder || byId('older').hidden) {
            return;
        }
        this.#isLoadingOlder = true;
        byId('older').textContent = 'Loading…';
        try {
            await this.#actions.older();
        } finally {
            this.#isLoadingOlder = false;
            byId('older').textContent = 'Load older messages';
        }
    }
}

