package dev.backsource.config.console;

import dev.backsource.config.web.caller.OpenPaths;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** The pages that look for a session themselves, to show how to get one. */
@Singleton
final class ConsolePaths implements OpenPaths {
    @Override
    public boolean contain(HttpServerRequest request) {
        return request.path().equals(Pages.ROOT) || request.path().startsWith(Pages.HOME);
    }
}
