// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.api;

import io.github.camelchatwoot.sandbox.http.Answer;
import io.github.camelchatwoot.sandbox.http.Params;
import io.github.camelchatwoot.sandbox.http.Refusal;
import io.github.camelchatwoot.sandbox.http.Request;
import io.github.camelchatwoot.sandbox.http.Router;
import io.github.camelchatwoot.sandbox.http.Upload;
import io.github.camelchatwoot.sandbox.json.Json;
import io.github.camelchatwoot.sandbox.state.Blob;
import io.github.camelchatwoot.sandbox.state.World;

/** Stored files: uploaded by the staff, fetched by whoever knows the address. */
final class FilesApi {
    private static final String STORAGE = "/rails/active_storage";

    private final World world;

    FilesApi(World world) {
        this.world = world;
    }

    void addTo(Gate gate, Router router) {
        gate.users("POST", "/upload", this::upload);
        router.add("GET", STORAGE + "/blobs/redirect/{blob}/{name}", request -> redirect(request));
        router.add(
                "GET", STORAGE + "/representations/redirect/{blob}/{variation}/{name}", request -> redirect(request));
        router.add("GET", STORAGE + "/disk/{blob}/{name}", this::file);
    }

    private Answer upload(Call call) {
        Upload upload = Params.upload(call.params().raw("attachment"));
        if (upload == null) {
            throw Refusal.error(422, "No file or URL provided");
        }
        Blob blob = world.addBlob(upload.filename(), upload.contentType(), upload.content());
        return Answer.json(Json.object().put("file_url", blob.url()).put("blob_id", blob.signedId()));
    }

    private Answer redirect(Request request) {
        return Answer.redirect(blob(request).fileUrl());
    }

    private Answer file(Request request) {
        Blob blob = blob(request);
        return Disposition.of(blob).answer(blob);
    }

    private Blob blob(Request request) {
        return world.blob(request.text("blob")).orElseThrow(Refusal::notFoundPage);
    }
}
