package dev.backsource.config.console;

import dev.backsource.config.web.caller.OpenPaths;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Set;

/** The pages that look for a session themselves, to show how to get one. */
@Singleton
final class ConsolePaths implements OpenPaths {
    private static final Set<String> OPEN = Set.of(
            Pages.HOME, Pages.SIGN_IN, Pages.PROVIDER, Pages.CALLBACK, Pages.SIGN_OUT, Pages.PASSWORD, Pages.STYLE);

    @Override
    public boolean contain(HttpServerRequest request) {
        return OPEN.contains(request.path());
    }
}
