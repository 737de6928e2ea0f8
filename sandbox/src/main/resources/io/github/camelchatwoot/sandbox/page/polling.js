// SPDX-License-Identifier: Apache-2.0

const BEAT = 1_000;
const LONGEST = 15_000;
const FULL_ROUND = 5;
const AFTER_PAGE = 100;
const LATEST_PAGE = 20;

/**
 * Keeps the store up to date by asking every second while someone looks. A WebSocket's source would have the same start() and nudge(), and
 * put what arrives into the same store.
 */
export class Polling {
    #api;
    #store;
    #health;
    #pages = 1;
    #beats = 0;
    #wake = () => {};
    #isNudged = false;

    /** @param health whose well() and trouble(error, seconds) are told how the last look went */
    constructor(api, store, health) {
        this.#api = api;
        this.#store = store;
        this.#health = health;
    }

    start() {
        document.addEventListener('visibilitychange', () => this.#wake());
        this.#run();
    }

    /** Looks at once: something was opened, sent, or the person doesn't want to wait. */
    nudge() {
        this.#isNudged = true;
        this.#wake();
    }

    /** Includes another page of conversations. */
    more() {
        this.#pages++;
        this.#beats = 0;
        this.nudge();
    }

    async #run() {
        let failures = 0;
        for (;;) {
            let wait = BEAT;
            try {
                this.#isNudged = false;
                await this.#look();
                failures = 0;
                this.#health.well();
            } catch (error) {
                failures++;
                wait = Math.min(BEAT * 2 ** failures, LONGEST);
                this.#health.trouble(error, wait / 1000);
            }
            await this.#pause(wait);
        }
    }

    /** Waits, and then for the tab to be visible. A nudge or the tab's return end the wait. */
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
        while (document.hidden) {
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

    /** The first page at every beat, as changes bring a conversation to its top; the others, and what vanished, now and then. */
    async #conversations() {
        const seen = new Set();
        const pages = this.#beats++ % FULL_ROUND === 0 ? this.#pages : 1;
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
