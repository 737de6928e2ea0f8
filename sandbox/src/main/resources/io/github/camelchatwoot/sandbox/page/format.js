// SPDX-License-Identifier: Apache-2.0

import { el } from './dom.js';

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const DAY_AND_YEAR = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const WEEKDAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });
const NUMBER = new Intl.NumberFormat();
const GRAPHEMES = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter() : null;

const LINK = /https?:\/\/[^\s<>"'`]+/gi;
const AFTER_LINK = /[.,;:!?)\]}»”’]+$/;

export const number = value => NUMBER.format(value);

/** The day of a time in epoch seconds, as a key. */
export const day = seconds => new Date(seconds * 1000).toDateString();

export function dayLabel(seconds, now = new Date()) {
    const date = new Date(seconds * 1000);
    const yesterday = new Date(now);
    yesterday.setDate(now.getDate() - 1);
    if (date.toDateString() === now.toDateString()) {
        return 'Today';
    }
    if (date.toDateString() === yesterday.toDateString()) {
        return 'Yesterday';
    }
    return date.getFullYear() === now.getFullYear() ? WEEKDAY.format(date) : DAY_AND_YEAR.format(date);
}

export const clock = seconds => timeElement(seconds, CLOCK);

/** The time as a list needs it: the clock for today, else the day. */
export function shortTime(seconds, now = new Date()) {
    const date = new Date(seconds * 1000);
    if (date.toDateString() === now.toDateString()) {
        return timeElement(seconds, CLOCK);
    }
    return timeElement(seconds, date.getFullYear() === now.getFullYear() ? DAY : DAY_AND_YEAR);
}

function timeElement(seconds, format) {
    const date = new Date(seconds * 1000);
    return el('time', { datetime: date.toISOString(), title: FULL.format(date) }, format.format(date));
}

export function fileSize(bytes) {
    if (!Number.isFinite(bytes)) {
        return '';
    }
    return bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

/** A contact's name: contacts may have none, or one of blanks only. */
export const contactName = contact => contact?.name?.trim() || contact?.email || contact?.phone_number || `Contact ${contact?.id ?? ''}`.trim();

export const senderName = sender => (sender?.type === 'contact' ? contactName(sender) : sender?.available_name || sender?.name || '');

/** The first letter of a name as a person sees it: an emoji or a composed letter is several characters. */
export function initial(name) {
    const letters = /[\p{L}\p{N}\p{Extended_Pictographic}].*/u.exec(name)?.[0] ?? '?';
    const first = GRAPHEMES ? GRAPHEMES.segment(letters)[Symbol.iterator]().next().value.segment : [...letters][0];
    return first.toLocaleUpperCase();
}

/** The first characters of a text, not ending inside of a pair that stands for one. */
export function head(text, length) {
    const cut = text.slice(0, length);
    return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** A message's text: Chatwoot's editor stores line breaks as Markdown's hard ones. */
export const plain = content => content.replaceAll('\\\n', '\n');

/** One line about a message. */
export function summary(message) {
    const text = head((message.content ?? '').trim(), 200).replace(/\\?\s+/g, ' ');
    if (text) {
        return text;
    }
    const files = message.attachments?.length ?? 0;
    return files === 0 ? 'Empty message' : files === 1 ? `Attachment: ${fileWord(message.attachments[0])}` : `${files} attachments`;
}

const fileWord = attachment => attachment.file_type ?? 'file';

/** The text as nodes, web addresses as links. */
export function linked(text) {
    const nodes = [];
    let end = 0;
    for (const match of text.matchAll(LINK)) {
        const address = match[0].replace(AFTER_LINK, '');
        if (!URL.canParse(address)) {
            continue;
        }
        nodes.push(text.slice(end, match.index));
        nodes.push(el('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, address));
        end = match.index + address.length;
    }
    nodes.push(text.slice(end));
    return nodes;
}
