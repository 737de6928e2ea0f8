// SPDX-License-Identifier: Apache-2.0

const PATIENCE = 10_000;
const PATIENCE_WITH_FILES = 120_000;

/** An answer that is no success. */
export class Refused extends Error {
    constructor(status, message) {
        super(message);
        this.status = status;
    }
}

/**
 * Chatwoot's REST API. Requests wait for each other: an answer can't be older than what the page already knows, and a poll can't bring the
 * message that is just being sent a second time.
 */
export class Api {
    #session = null;
    #queue = Promise.resolve();
    #restarted;

    /** @param restarted called when the server turns out to be another one than before */
    constructor(restarted) {
        this.#restarted = restarted;
    }

    /** What a subscription to the agent's events needs. */
    async identity() {
        const { pubsub_token: token, account_id: account, id } = await this.#inTurn(() => this.#request('/api/v1/profile', {}));
        return { pubsub_token: token, account_id: account, user_id: id };
    }

    async conversations(page) {
        const { data } = await this.#get(`conversations?status=all&sort_by=last_activity_at_desc&page=${page}`);
        return { list: data.payload, total: data.meta.all_count };
    }

    conversation(id) {
        return this.#get(`conversations/${id}`);
    }

    /** The newest messages, or those with smaller (`before`) or greater (`after`) ids, oldest first. */
    async messages(id, range = {}) {
        const { payload } = await this.#get(`conversations/${id}/messages?${new URLSearchParams(range)}`);
        return payload;
    }

    send(id, { content, isPrivate, files, echoId }) {
        if (files.length === 0) {
            return this.#post(`conversations/${id}/messages`, { content, private: isPrivate, echo_id: echoId });
        }
        const form = new FormData();
        form.append('content', content);
        form.append('private', String(isPrivate));
        form.append('echo_id', echoId);
        files.forEach(file => form.append('attachments[]', file));
        return this.#post(`conversations/${id}/messages`, form);
    }

    retry(id, messageId) {
        return this.#post(`conversations/${id}/messages/${messageId}/retry`, {});
    }

    async toggleStatus(id, status) {
        const { payload } = await this.#post(`conversations/${id}/toggle_status`, { status });
        return payload.current_status;
    }

    /** @returns the conversation, without unread messages now */
    updateLastSeen(id) {
        return this.#post(`conversations/${id}/update_last_seen`, {});
    }

    toggleTyping(id, isOn, isPrivate) {
        return this.#post(`conversations/${id}/toggle_typing_status`, { typing_status: isOn ? 'on' : 'off', is_private: isPrivate });
    }

    #get(path) {
        return this.#inTurn(() => this.#request(path, {}));
    }

    #post(path, body) {
        const isForm = body instanceof FormData;
        return this.#inTurn(() => this.#request(path, {
            method: 'POST',
            body: isForm ? body : JSON.stringify(body),
            headers: isForm ? {} : { 'content-type': 'application/json' },
            patience: isForm ? PATIENCE_WITH_FILES : PATIENCE,
        }));
    }

    #inTurn(run) {
        const turn = this.#queue.then(run);
        this.#queue = turn.catch(() => {});
        return turn;
    }

    async #request(path, options) {
        const known = this.#session;
        this.#session ??= await answer(await reach('/page/session.json', {}));
        try {
            return await answer(await this.#call(path, options));
        } catch (error) {
            // A server that was started anew has another token.
            if (error.status !== 401 || known === null) {
                throw error;
            }
            this.#session = await answer(await reach('/page/session.json', {}));
            if (this.#session.token === known.token) {
                throw error;
            }
            this.#restarted();
            return answer(await this.#call(path, options));
        }
    }

    /** @param path within the account, or with a slash at its beginning within the server */
    #call(path, { headers, ...options }) {
        const { accountId, token } = this.#session;
        return reach(path.startsWith('/') ? path : `/api/v1/accounts/${accountId}/${path}`, { ...options, headers: { ...headers, 'api-access-token': token } });
    }
}

async function reach(path, { patience = PATIENCE, ...options }) {
    try {
        return await fetch(path, { ...options, signal: AbortSignal.timeout(patience) });
    } catch (error) {
        throw new Error(error.name === 'TimeoutError' ? 'the sandbox takes too long to answer' : 'the sandbox is not reachable', { cause: error });
    }
}

async function answer(response) {
    const text = await response.text();
    let body = null;
    try {
        body = text === '' ? null : JSON.parse(text);
    } catch {
        // Some refusals are plain text.
    }
    if (response.ok) {
        return body;
    }
    const reason = body?.error ?? body?.message ?? body?.errors;
    throw new Refused(response.status, typeof reason === 'string' ? reason : `the sandbox answered ${response.status}`);
}
