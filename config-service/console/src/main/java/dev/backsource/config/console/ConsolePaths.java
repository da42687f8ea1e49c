package dev.backsource.config.console;

import dev.backsource.config.web.caller.OpenPaths;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** The pages that check for a session themselves, to lead to the sign-in. */
@Singleton
final class ConsolePaths implements OpenPaths {
    @Override
    public boolean contain(HttpServerRequest request) {
        var path = request.path();
        return request.method().equals(HttpMethod.POST)
                ? Pages.FORMS.contains(path)
                : path.equals(Pages.ROOT) || path.startsWith(Pages.HOME);
    }
}
