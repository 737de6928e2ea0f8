// SPDX-License-Identifier: Apache-2.0

/** Sends messages. Each is shown at once, and stays with its error when it can't be sent. */
export class Outbox {
    #api;
    #store;

    constructor(api, store) {
        this.#api = api;
        this.#store = store;
    }

    send(conversationId, { content, isPrivate, files }) {
        const pending = { conversationId, content, isPrivate, files, error: null, echoId: echoId() };
        this.#store.thread(conversationId).pending.push(pending);
        this.#store.changed();
        return this.#post(pending);
    }

    sendAgain(pending) {
        pending.error = null;
        this.#store.changed();
        return this.#post(pending);
    }

    discard(pending) {
        const waiting = this.#store.thread(pending.conversationId).pending;
        waiting.splice(waiting.indexOf(pending), 1);
        this.#store.changed();
    }

    async #post(pending) {
        try {
            const message = await this.#api.send(pending.conversationId, pending);
            // The answer names the echo, which takes the pending one away.
            this.#store.putMessage(pending.conversationId, { ...message, echo_id: pending.echoId });
        } catch (error) {
            pending.error = error.message;
            this.#store.changed();
        }
    }
}

/** crypto.randomUUID() would need https or localhost. */
const echoId = () => `page-${Date.now()}-${Math.random().toString(36).slice(2)}`;
