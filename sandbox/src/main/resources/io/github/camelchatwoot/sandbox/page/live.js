// SPDX-License-Identifier: Apache-2.0

import { Cable } from './cable.js';

/** The shortest time between two looks: a burst of events ends in a few of them. */
const REST = 100;
/** How often to look without being told: rarely while the cable is live, else as often as it takes. */
const CALM = 30_000;
const BLIND = 1_000;
const LONGEST = 15_000;
const FULL_ROUND = 5;
const AFTER_PAGE = 100;
const LATEST_PAGE = 20;
const TYPING = /^conversation\.typing_(on|off)$/;
const NO_NEWS = /^(presence|account|notification)\./;

/**
 * Keeps the store up to date. The cable tells that something happened, and what it is about is then read: frames may overtake each other,
 * answers to requests that wait for each other don't. Without a cable it looks every second, while someone watches.
 */
export class Live {
    #api;
    #store;
    #health;
    #cable;
    #isLive = false;
    #pages = 1;
    #looks = 0;
    #wake = () => {};
    #isNudged = false;

    /** @param health whose well() and trouble(error, seconds) are told how the last look went */
    constructor(api, store, health) {
        this.#api = api;
        this.#store = store;
        this.#health = health;
        this.#cable = new Cable(() => api.identity(), {
            event: (name, data) => this.#heard(name, data),
            live: () => this.#turned(true),
            lost: () => this.#turned(false),
        });
    }

    start() {
        document.addEventListener('visibilitychange', () => this.#wake());
        this.#cable.connect();
        this.#run();
    }

    /** Looks at once: something happened, was opened or sent, or the person doesn't want to wait. */
    nudge() {
        this.#isNudged = true;
        this.#wake();
    }

    /** Includes another page of conversations. */
    more() {
        this.#pages++;
        this.#lookEverywhere();
    }

    #lookEverywhere() {
        this.#looks = 0;
        this.nudge();
    }

    #heard(name, data) {
        const typing = TYPING.exec(name);
        if (typing) {
            this.#store.typing(data.conversation.id, data.user, typing[1] === 'on');
        } else if (!NO_NEWS.test(name)) {
            this.nudge();
        }
    }

    /** What happened while the cable was away has to be looked for; nobody tells. */
    #turned(isLive) {
        const wasLive = this.#isLive;
        this.#isLive = isLive;
        document.body.dataset.cable = isLive ? 'live' : 'lost';
        if (isLive || wasLive) {
            this.#lookEverywhere();
        }
    }

    async #run() {
        let failures = 0;
        for (;;) {
            let wait = this.#isLive ? CALM : BLIND;
            try {
                this.#isNudged = false;
                await this.#look();
                failures = 0;
                this.#health.well();
            } catch (error) {
                failures++;
                wait = Math.min(BLIND * 2 ** failures, LONGEST);
                this.#health.trouble(error, wait / 1000);
            }
            await new Promise(resolve => setTimeout(resolve, REST));
            await this.#pause(wait);
        }
    }

    /** Waits, and without a cable then for the tab to be visible. A nudge or the tab's return end the wait. */
    async #pause(wait) {
        if (!this.#isNudged) {
            await new Promise(resolve => {
                const timer = setTimeout(resolve, wait);
                this.#wake = () => {
                    clearTimeout(timer);
                    resolve();
                };
            });
        }
        while (document.hidden && !this.#isLive) {
            await new Promise(resolve => (this.#wake = resolve));
        }
    }

    async #look() {
        const id = this.#store.openId;
        const seen = await this.#conversations();
        if (id === null || id !== this.#store.openId || this.#store.isOpenGone) {
            return;
        }
        try {
            if (!seen.has(id)) {
                this.#store.putConversation(await this.#api.conversation(id));
            }
            await this.#messages(id);
        } catch (error) {
            if (error.status !== 404) {
                throw error;
            }
            if (id === this.#store.openId) {
                this.#store.openIsGone();
            }
        }
    }

    /** The first page at every look, as changes bring a conversation to its top; the others, and what vanished, now and then. */
    async #conversations() {
        const seen = new Set();
        const pages = this.#looks++ % FULL_ROUND === 0 ? this.#pages : 1;
        for (let page = 1; page <= pages; page++) {
            const { list, total } = await this.#api.conversations(page);
            list.forEach(conversation => {
                this.#store.putConversation(conversation);
                seen.add(conversation.id);
            });
            this.#store.listed(total);
        }
        if (pages === this.#pages) {
            this.#store.keepConversations(seen);
        }
        return seen;
    }

    async #messages(id) {
        const thread = this.#store.thread(id);
        if (thread.watchedFrom === undefined) {
            const latest = await this.#api.messages(id);
            latest.forEach(message => this.#store.putMessage(id, message));
            this.#store.loaded(id, latest.length >= LATEST_PAGE);
            return;
        }
        let after = thread.watchedFrom - 1;
        let page;
        do {
            page = await this.#api.messages(id, { after });
            page.forEach(message => this.#store.putMessage(id, message));
            after = Math.max(after, ...page.map(message => message.id));
        } while (page.length >= AFTER_PAGE);
    }
}
