// SPDX-License-Identifier: Apache-2.0

import { el } from './dom.js';
import { fileSize } from './format.js';

const PICTURES = /^(png|jpe?g|gif|webp|avif|bmp)$/i;
const STORED = '/rails/active_storage/';

/** An attachment: pictures, sounds and films to look at and listen to, everything else as a link that downloads it. */
export function attachmentElement(attachment) {
    const address = safeAddress(attachment.data_url);
    const name = fileName(address) ?? attachment.fallback_title ?? attachment.file_type ?? 'file';
    if (address === null) {
        return el('p', { class: 'file' }, place(attachment) ?? name);
    }
    switch (attachment.file_type) {
        case 'image':
            return picture(address, name, attachment);
        case 'audio':
            return el('audio', { src: address, controls: true, preload: 'metadata', 'aria-label': name });
        case 'video':
            return el('video', { src: address, controls: true, preload: 'metadata', 'aria-label': name });
        default:
            return fileLink(address, name, attachment);
    }
}

function picture(address, name, attachment) {
    const image = el('img', {
        src: address,
        alt: `Picture ${name}`,
        title: name,
        loading: 'lazy',
        width: attachment.width,
        height: attachment.height,
        error: () => link.replaceWith(fileLink(address, name, attachment)),
    });
    // Opened on this origin, a drawing's scripts could use the agent's token: only plain pictures open, others are downloaded.
    const opens = PICTURES.test(name.split('.').at(-1)) ? { target: '_blank', rel: 'noopener noreferrer' } : { download: name };
    const link = el('a', { class: 'picture', href: address, ...opens }, image);
    return link;
}

function fileLink(address, name, attachment) {
    return el('a', { class: 'file', href: address, download: name, dir: 'auto' },
        el('span', { class: 'file-name' }, name),
        el('span', { class: 'file-size' }, fileSize(attachment.file_size)));
}

function place(attachment) {
    const { coordinates_lat: latitude, coordinates_long: longitude, fallback_title: title } = attachment;
    return attachment.file_type === 'location' ? `${title ?? 'Location'}: ${latitude}, ${longitude}` : null;
}

/** The web address to use, or null. Stored files are read from here: the sandbox may be known by another name to itself (in a container). */
function safeAddress(text) {
    if (!text || !URL.canParse(text, location.origin)) {
        return null;
    }
    const url = new URL(text, location.origin);
    if (url.pathname.startsWith(STORED)) {
        return url.pathname + url.search;
    }
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

function fileName(address) {
    const last = address?.split('?')[0].split('/').at(-1);
    try {
        return last ? decodeURIComponent(last) : null;
    } catch {
        return last;
    }
}
