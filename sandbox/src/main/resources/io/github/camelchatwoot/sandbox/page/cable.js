// SPDX-License-Identifier: Apache-2.0

const CONFIRMED_WITHIN = 10_000;
/** The server pings every three seconds. */
const SILENT_FOR = 9_000;
const PRESENCE = 20_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

/**
 * The agent's WebSocket. It tells of every event, of the moment from which on events come, and of the moment from which on they don't; it
 * connects again by itself. What happened meanwhile nobody tells: the page has to look.
 */
export class Cable {
    #identify;
    #listener;
    #socket = null;
    #identifier = '';
    #isConfirmed = false;
    #failures = 0;
    #heartbeat;
    #deadline;

    /**
     * @param identify gives what the subscription needs: account_id, user_id and pubsub_token
     * @param listener whose event(name, data), live() and lost() are called
     */
    constructor(identify, listener) {
        this.#identify = identify;
        this.#listener = listener;
    }

    async connect() {
        this.#giveUpAfter(CONFIRMED_WITHIN);
        try {
            const identity = await this.#identify();
            // The string is the subscription's name: what is sent has to be it, byte by byte.
            this.#identifier = JSON.stringify({ channel: 'RoomChannel', ...identity });
            const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/cable`, ['actioncable-v1-json']);
            socket.addEventListener('message', ({ data }) => socket === this.#socket && this.#received(JSON.parse(data)));
            socket.addEventListener('close', () => socket === this.#socket && this.#again());
            this.#socket = socket;
        } catch {
            this.#again();
        }
    }

    #received(frame) {
        if (frame.type === 'welcome') {
            this.#send('subscribe');
        } else if (frame.type === 'confirm_subscription') {
            this.#isConfirmed = true;
            this.#failures = 0;
            this.#heartbeat = setInterval(() => this.#send('message', { data: JSON.stringify({ action: 'update_presence' }) }), PRESENCE);
            this.#listener.live();
        } else if (frame.type === 'disconnect') {
            this.#again();
            return;
        } else if (frame.message) {
            this.#listener.event(frame.message.event, frame.message.data);
        }
        // Before the confirmation a ping proves nothing: a subscription is refused by silence.
        if (this.#isConfirmed) {
            this.#giveUpAfter(SILENT_FOR);
        }
    }

    #send(command, more = {}) {
        this.#socket.send(JSON.stringify({ command, identifier: this.#identifier, ...more }));
    }

    #giveUpAfter(time) {
        clearTimeout(this.#deadline);
        this.#deadline = setTimeout(() => this.#again(), time);
    }

    #again() {
        const old = this.#socket;
        this.#socket = null;
        this.#isConfirmed = false;
        clearTimeout(this.#deadline);
        clearInterval(this.#heartbeat);
        old?.close();
        this.#listener.lost();
        const wait = Math.min(FIRST_WAIT * 2 ** this.#failures++, LONGEST_WAIT);
        setTimeout(() => this.connect(), wait * (0.5 + Math.random() / 2));
    }
}
