// SPDX-License-Identifier: Apache-2.0

const WINDOW = 80;
/** Who says no more has left, or thinks. */
const TYPING_ENDS = 30_000;

/** The messages of a conversation, as far as they are known. */
class Thread {
    messages = new Map();
    /** Messages of this page on their way to the server, or stuck there. */
    pending = [];
    isLoaded = false;
    hasOlder = false;
    newestId = 0;

    get sorted() {
        return [...this.messages.values()].sort((a, b) => a.created_at - b.created_at || a.id - b.id);
    }

    /** The smallest known id, undefined without messages. */
    get oldestId() {
        return this.#ids()[0];
    }

    /** From which id on to look for changes: old messages change their delivery state too, but rarely those far back. */
    get watchedFrom() {
        return this.#ids().at(-WINDOW) ?? this.oldestId;
    }

    #ids() {
        return [...this.messages.keys()].sort((a, b) => a - b);
    }
}

/**
 * What the page knows. Whole conversations and messages are put in, in any order and as often as one likes; views hear once about all
 * changes of one moment.
 */
export class Store {
    conversations = new Map();
    total = 0;
    isReady = false;
    openId = null;
    isOpenGone = false;
    #threads = new Map();
    #typing = new Map();
    #listeners = [];
    #isTelling = false;
    #news;

    /** @param news called with a message that arrived ('arrived') or that failed ('failed') in a conversation already read */
    constructor(news) {
        this.#news = news;
    }

    subscribe(listener) {
        this.#listeners.push(listener);
    }

    changed() {
        if (!this.#isTelling) {
            this.#isTelling = true;
            queueMicrotask(() => {
                this.#isTelling = false;
                this.#listeners.forEach(listener => listener());
            });
        }
    }

    get opened() {
        return this.conversations.get(this.openId);
    }

    get newestFirst() {
        return [...this.conversations.values()].sort((a, b) => b.last_activity_at - a.last_activity_at || b.id - a.id);
    }

    open(id) {
        this.openId = id;
        this.isOpenGone = false;
        this.changed();
    }

    openIsGone() {
        this.conversations.delete(this.openId);
        this.#threads.delete(this.openId);
        this.isOpenGone = true;
        this.changed();
    }

    thread(id) {
        if (!this.#threads.has(id)) {
            this.#threads.set(id, new Thread());
        }
        return this.#threads.get(id);
    }

    /** Somebody begins or stops to write in a conversation. */
    typing(id, { type, id: person, name }, isOn) {
        const key = `${id} ${type} ${person}`;
        clearTimeout(this.#typing.get(key)?.timer);
        this.#typing.delete(key);
        if (isOn) {
            const timer = setTimeout(() => this.typing(id, { type, id: person, name }, false), TYPING_ENDS);
            this.#typing.set(key, { id, name, timer });
        }
        this.changed();
    }

    /** The names of those who are writing in the open conversation. */
    get typists() {
        return [...this.#typing.values()].filter(({ id }) => id === this.openId).map(({ name }) => name);
    }

    putConversation(conversation) {
        const known = this.conversations.get(conversation.id);
        if (same(known, conversation)) {
            return;
        }
        // The ids of a sandbox that was reset start over: same id, another conversation.
        if (known && known.uuid !== conversation.uuid) {
            this.#threads.delete(conversation.id);
        }
        this.conversations.set(conversation.id, conversation);
        this.changed();
    }

    /** Forgets the conversations that are not among the ids, except for the open one. */
    keepConversations(ids) {
        for (const id of this.conversations.keys()) {
            if (!ids.has(id) && id !== this.openId) {
                this.conversations.delete(id);
                this.#threads.delete(id);
                this.changed();
            }
        }
    }

    listed(total) {
        if (this.total !== total || !this.isReady) {
            this.total = total;
            this.isReady = true;
            this.changed();
        }
    }

    putMessage(id, message) {
        const thread = this.thread(id);
        const known = thread.messages.get(message.id);
        const echo = thread.pending.findIndex(pending => pending.echoId === message.echo_id);
        if (echo >= 0) {
            thread.pending.splice(echo, 1);
            this.changed();
        }
        const { echo_id: ignored, ...shown } = message;
        if (same(known, shown)) {
            return;
        }
        thread.messages.set(message.id, shown);
        if (thread.isLoaded && known === undefined && message.id > thread.newestId) {
            this.#stopsTyping(id, message.sender);
            this.#news('arrived', message, id);
        } else if (thread.isLoaded && known && known.status !== 'failed' && message.status === 'failed') {
            this.#news('failed', message, id);
        }
        thread.newestId = Math.max(thread.newestId, message.id);
        this.changed();
    }

    #stopsTyping(id, sender) {
        if (sender) {
            this.typing(id, sender, false);
        }
    }

    /** The newest messages were put in. */
    loaded(id, hasOlder) {
        const thread = this.thread(id);
        if (!thread.isLoaded) {
            thread.isLoaded = true;
            thread.hasOlder = hasOlder;
            this.changed();
        }
    }

    reachedStart(id) {
        this.thread(id).hasOlder = false;
        this.changed();
    }

    clear() {
        this.conversations.clear();
        this.#threads.clear();
        this.isReady = false;
        this.changed();
    }
}

const same = (a, b) => a !== undefined && JSON.stringify(a) === JSON.stringify(b);
