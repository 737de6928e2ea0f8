// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.paging;

import java.util.List;

import io.github.camelchatwoot.client.Request;
import org.jspecify.annotations.Nullable;

/** A list that comes in one answer. */
final class WholeCourse implements Course {

    private @Nullable Request request;

    WholeCourse(Request request) {
        this.request = request;
    }

    @Override
    public @Nullable Request next() {
        return request;
    }

    @Override
    public List<?> take(Part part) {
        request = null;
        return part.rows();
    }
}
