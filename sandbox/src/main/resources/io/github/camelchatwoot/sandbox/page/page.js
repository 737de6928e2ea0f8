// SPDX-License-Identifier: Apache-2.0

import { Api } from './api.js';
import { Composer } from './composer.js';
import { byId } from './dom.js';
import { contactName, senderName, summary } from './format.js';
import { List } from './list.js';
import { Live } from './live.js';
import { INCOMING } from './message.js';
import { Outbox } from './outbox.js';
import { Store } from './store.js';
import { ThreadView } from './thread.js';

const ADDRESS = /^#\/conversations\/(\d+)$/;
const NARROW = matchMedia('(max-width: 47.99rem)');

let lastMarked = '';

const store = new Store(announce);
const api = new Api(() => store.clear());
const live = new Live(api, store, { well: () => (byId('trouble').hidden = true), trouble: showTrouble });
const outbox = new Outbox(api, store);
const list = new List(store, () => live.more());
const thread = new ThreadView(store, {
    retry: attempt('Retry failed', (message, button) => retry(message, button)),
    older: attempt('Older messages could not be loaded', loadOlder),
    setStatus: attempt('The status could not be changed', setStatus),
    sendAgain: pending => outbox.sendAgain(pending),
    discard: pending => outbox.discard(pending),
});
const composer = new Composer({
    send: async (id, draft) => {
        thread.followEnd();
        await outbox.send(id, draft);
        live.nudge();
    },
    // Nobody misses a typing indicator that did not get through.
    typing: (id, isOn, isPrivate) => api.toggleTyping(id, isOn, isPrivate).catch(() => {}),
});

store.subscribe(() => {
    list.render();
    thread.render();
    composer.open(store.opened?.id ?? null);
    showTitle();
    markSeen();
});
addEventListener('hashchange', navigate);
document.addEventListener('visibilitychange', markSeen);
byId('trouble').querySelector('button').addEventListener('click', () => live.nudge());
byId('notice').querySelector('button').addEventListener('click', () => (byId('notice').hidden = true));
navigate();
live.start();

/** The address says what is open: the browser's back button, and the phone's, lead back to the list. */
function navigate() {
    const left = store.openId;
    const match = ADDRESS.exec(location.hash);
    store.open(match ? Number(match[1]) : null);
    document.body.dataset.view = match ? 'thread' : 'list';
    if (match) {
        live.nudge();
        focusOpened();
    } else if (left !== null) {
        queueMicrotask(() => list.focus(left));
    }
}

function focusOpened() {
    // After the views have shown it. On a phone the composer would bring up the keyboard.
    setTimeout(() => (NARROW.matches ? byId('name').parentElement : byId('text')).focus({ preventScroll: true }));
}

function attempt(failure, action) {
    return async (...given) => {
        try {
            await action(...given);
            byId('notice').hidden = true;
        } catch (error) {
            byId('notice').querySelector('.words').textContent = `${failure}: ${error.message}`;
            byId('notice').hidden = false;
        }
    };
}

async function retry(message, button) {
    // A disabled button would lose the focus to nowhere.
    if (button.ariaDisabled === 'true') {
        return;
    }
    const id = store.openId;
    button.ariaDisabled = 'true';
    try {
        store.putMessage(id, await api.retry(id, message.id));
        live.nudge();
    } finally {
        button.ariaDisabled = 'false';
    }
}

async function loadOlder() {
    const id = store.openId;
    const older = await api.messages(id, { before: store.thread(id).oldestId });
    older.forEach(message => store.putMessage(id, message));
    if (older.length === 0) {
        store.reachedStart(id);
    }
}

async function setStatus(wanted) {
    const conversation = store.opened;
    const status = await api.toggleStatus(conversation.id, wanted);
    store.putConversation({ ...conversation, status });
    live.nudge();
}

/** What is on the screen has been read. */
function markSeen() {
    const conversation = store.opened;
    if (!conversation?.unread_count || document.hidden || !store.thread(conversation.id).isLoaded) {
        return;
    }
    // Once for each state: a server that keeps counting must not be asked forever.
    const state = `${conversation.uuid} ${conversation.unread_count} ${conversation.last_activity_at}`;
    if (state !== lastMarked) {
        lastMarked = state;
        api.updateLastSeen(conversation.id).then(seen => store.putConversation(seen), () => (lastMarked = ''));
    }
}

function showTitle() {
    const unread = [...store.conversations.values()].filter(conversation => conversation.unread_count > 0).length;
    const name = store.opened ? contactName(store.opened.meta?.sender) : 'conversations';
    document.title = `${unread > 0 ? `(${unread}) ` : ''}Sandbox: ${name}`;
}

function showTrouble(error, seconds) {
    byId('trouble').querySelector('.words').textContent = `No news: ${error.message}. Next try in ${seconds} seconds.`;
    byId('trouble').hidden = false;
}

function announce(kind, message, id) {
    if (id !== store.openId) {
        return;
    }
    if (kind === 'failed') {
        byId('announcer').textContent = `Not delivered: ${summary(message)}`;
    } else if (message.message_type === INCOMING) {
        byId('announcer').textContent = `${senderName(message.sender)}: ${summary(message)}`;
    }
}
