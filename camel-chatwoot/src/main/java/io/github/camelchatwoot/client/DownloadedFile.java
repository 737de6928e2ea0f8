// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A file that was downloaded.
 *
 * @param path a temporary file; whoever gets it removes it
 * @param contentType the media type as the server told it; null: it told none
 */
public record DownloadedFile(Path path, @Nullable String contentType) {}
