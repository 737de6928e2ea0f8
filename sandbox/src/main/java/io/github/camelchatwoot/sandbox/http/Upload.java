// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.http;

import io.vertx.core.buffer.Buffer;

/** A file that came as a part of a multipart body. */
public record Upload(String filename, String contentType, Buffer content) {}
