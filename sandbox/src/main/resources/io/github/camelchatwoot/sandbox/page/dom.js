// SPDX-License-Identifier: Apache-2.0

/** An element. Texts become text nodes, never markup: that is what keeps strangers' messages harmless. */
export function el(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === 'function') {
            node.addEventListener(name, value);
        } else if (value !== undefined && value !== null && value !== false) {
            node.setAttribute(name, value === true ? '' : value);
        }
    }
    node.append(...children.flat().filter(child => child !== undefined && child !== null && child !== false));
    return node;
}

const looks = new WeakMap();

export const byId = id => document.getElementById(id);

/**
 * Makes the parent's children those of the entries ({key, look, make}), touching only what changed: selection, focus, playing media and
 * half-done clicks survive. `look` is a text that differs when the element has to be made anew.
 */
export function reconcile(parent, entries) {
    const focused = parent.contains(document.activeElement) ? document.activeElement : null;
    const present = new Map([...parent.children].map(node => [node.dataset.key, node]));
    let refocus = focused;
    let cursor = parent.firstElementChild;
    for (const entry of entries) {
        const old = present.get(entry.key);
        present.delete(entry.key);
        if (old && looks.get(old) === entry.look) {
            if (old === cursor) {
                cursor = cursor.nextElementSibling;
            } else {
                parent.insertBefore(old, cursor);
            }
            continue;
        }
        const fresh = entry.make();
        fresh.dataset.key = entry.key;
        looks.set(fresh, entry.look);
        if (old?.contains(focused)) {
            refocus = counterpart(focused, fresh);
        }
        parent.insertBefore(fresh, cursor);
        if (old === cursor) {
            cursor = cursor?.nextElementSibling ?? null;
        }
        old?.remove();
    }
    present.forEach(node => node.remove());
    if (refocus?.isConnected && document.activeElement !== refocus) {
        refocus.focus({ preventScroll: true });
    }
}

/** What to focus instead of an element that is gone: the one with the same role, else the whole. */
function counterpart(focused, fresh) {
    return [...fresh.querySelectorAll('a, button')].find(node => node.className === focused.className) ?? fresh;
}
