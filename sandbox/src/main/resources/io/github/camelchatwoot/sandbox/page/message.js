// SPDX-License-Identifier: Apache-2.0

import { attachmentElement } from './attachment.js';
import { el } from './dom.js';
import { clock, fileSize, head, linked, number, plain, senderName, summary } from './format.js';

export const INCOMING = 0;
export const ACTIVITY = 2;
const TEMPLATE = 3;

const FOLDED = 2_000;
const FOLD_FROM = 3_000;
const DELIVERY = { sent: ['✓', 'Sent'], delivered: ['✓✓', 'Delivered'], read: ['✓✓', 'Read'], progress: ['…', 'On its way'] };

const isBot = message => message.sender?.type === 'agent_bot' || message.message_type === TEMPLATE;

/** Who a message is from, as a key: neighbours with the same one share one heading. */
export const side = message => [message.message_type, message.private, message.sender?.type, message.sender?.id].join(':');

/**
 * The list item of a message.
 *
 * @param options follows: its heading was shown above already; isUnfolded; quoted: the message it answers, if known; retry(message) and
 *     unfold(message): what the buttons do
 */
export function messageItem(message, options) {
    if (message.message_type === ACTIVITY) {
        return el('li', { class: 'activity', tabindex: '-1' }, el('span', { dir: 'auto' }, message.content ?? ''), ' ', clock(message.created_at));
    }
    const isIncoming = message.message_type === INCOMING;
    const kind = ['message', isIncoming ? 'incoming' : 'outgoing', message.private && 'note', message.status === 'failed' && 'failed',
        options.follows && 'follows'];
    return el('li', { class: kind.filter(Boolean).join(' '), tabindex: '-1' },
        heading(message, options.follows),
        el('div', { class: 'bubble' }, options.quoted && quote(options.quoted), ...body(message, options)),
        el('p', { class: 'meta' }, clock(message.created_at), isIncoming || message.private ? null : delivery(message.status)),
        message.status === 'failed' && failure(message, isIncoming ? null : options.retry));
}

/** A message that is still on its way to the server, or did not get there. */
export function pendingItem(pending, { sendAgain, discard }) {
    const isStuck = pending.error !== null;
    const kind = `message outgoing pending${pending.isPrivate ? ' note' : ''}${isStuck ? ' failed' : ''}`;
    return el('li', { class: kind, tabindex: '-1' },
        el('p', { class: pending.isPrivate ? 'who' : 'who unseen' }, 'You', pending.isPrivate && tag('Private note')),
        el('div', { class: 'bubble' },
            pending.content && el('p', { class: 'text', dir: 'auto' }, head(pending.content, FOLDED)),
            pending.files.map(file => el('p', { class: 'file' }, el('span', { class: 'file-name' }, file.name), el('span', { class: 'file-size' }, fileSize(file.size))))),
        isStuck
            ? el('p', { class: 'failure' }, el('span', { dir: 'auto' }, `Not sent: ${pending.error}`),
                el('button', { type: 'button', class: 'again', click: () => sendAgain(pending) }, 'Send again'),
                el('button', { type: 'button', class: 'discard', click: () => discard(pending) }, 'Discard'))
            : el('p', { class: 'meta' }, 'Sending…'));
}

function heading(message, follows) {
    const name = senderName(message.sender) || (isBot(message) ? 'Automatic message' : message.message_type === INCOMING ? 'Contact' : 'Agent');
    return el('p', { class: follows ? 'who unseen' : 'who' }, el('bdi', {}, name), isBot(message) && tag('Bot'), message.private && tag('Private note'));
}

const tag = text => el('span', { class: 'tag' }, text);

function quote(message) {
    return el('blockquote', { dir: 'auto' }, summary(message));
}

function body(message, { isUnfolded, unfold }) {
    if (message.content_attributes?.deleted) {
        return [el('p', { class: 'text muted' }, message.content ?? 'This message was deleted')];
    }
    const parts = [];
    const content = plain(message.content ?? '');
    if (content !== '') {
        const isFolded = content.length > FOLD_FROM && !isUnfolded;
        parts.push(el('p', { class: 'text', dir: 'auto' }, linked(isFolded ? `${head(content, FOLDED)}…` : content)));
        if (isFolded) {
            parts.push(el('button', { type: 'button', class: 'unfold', click: () => unfold(message) }, `Show all ${number(content.length)} characters`));
        }
    }
    parts.push(...items(message), ...(message.attachments ?? []).map(attachmentElement));
    return parts.length > 0 ? parts : [el('p', { class: 'text muted' }, 'Empty message')];
}

/** What a form, a choice, cards or articles offer, and what the contact chose: as plain lines. */
function items({ content_attributes: attributes }) {
    const lines = [];
    if (Array.isArray(attributes?.items)) {
        const offers = attributes.items.map(item => [item?.title ?? item?.label ?? item?.name, item?.description].filter(Boolean).join(': '));
        lines.push(el('ul', { class: 'offers' }, offers.map(offer => el('li', { dir: 'auto' }, offer))));
    }
    const submitted = attributes?.submitted_values;
    if (Array.isArray(submitted)) {
        lines.push(answered(submitted.map(value => value?.title ?? `${value?.name}: ${value?.value}`).join(', ')));
    } else if (submitted?.csat_survey_response) {
        const { rating, feedback_message: feedback } = submitted.csat_survey_response;
        lines.push(answered([`${rating} of 5`, feedback].filter(Boolean).join(', ')));
    }
    return lines;
}

const answered = text => el('p', { class: 'answered', dir: 'auto' }, `Answered: ${text}`);

function delivery(status) {
    if (!(status in DELIVERY)) {
        return null;
    }
    const [sign, word] = DELIVERY[status];
    return el('span', { class: `delivery ${status}` }, el('span', { 'aria-hidden': 'true' }, sign), ` ${word}`);
}

function failure(message, retry) {
    const reason = message.content_attributes?.external_error;
    return el('p', { class: 'failure' },
        el('span', { dir: 'auto' }, reason ? `Not delivered: ${reason}` : 'Not delivered'),
        retry && el('button', {
            type: 'button',
            class: 'again',
            click: event => retry(message, event.currentTarget),
        }, 'Retry'));
}
