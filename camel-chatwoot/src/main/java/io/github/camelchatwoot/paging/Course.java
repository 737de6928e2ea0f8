// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.paging;

import java.util.List;

import io.github.camelchatwoot.client.Request;
import io.github.camelchatwoot.operation.Continuation;
import org.jspecify.annotations.Nullable;

/**
 * The way through a list, request by request, without sending any. Ask for the {@link #next()} request, send it, hand
 * its answer to {@link #take}, and so on until there is none. A request whose call has failed may be asked for again.
 * For one thread at a time.
 */
public sealed interface Course permits WholeCourse, PageCourse, AscendingMessages, DescendingMessages, OlderMessages {

    /** The request for the next part, or null at the end. There always is a first one. */
    @Nullable
    Request next();

    /**
     * Takes the answer to the request.
     *
     * @return the rows that have not been there before, in their order; there may be none although the list goes on
     * @throws IllegalStateException when the server does not keep to the rules that the end is found by; the message
     *     says how
     */
    List<?> take(Part part);

    /**
     * The way through a list.
     *
     * @param request the one that would answer its first page
     */
    static Course of(Continuation continuation, Request request) {
        if (continuation instanceof Continuation.Pages pages
                && pages.unless().stream().allMatch(param -> Query.value(request, param) == null)) {
            return new PageCourse(pages, request);
        }
        if (continuation instanceof Continuation.MessageRanges) {
            return MessageIds.course(request);
        }
        if (continuation instanceof Continuation.OlderMessages) {
            return new OlderMessages(request);
        }
        return new WholeCourse(request);
    }
}
