package dev.backsource.config.console;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** HTML pages as they are sent: complete, without anything from elsewhere, and never cached. */
final class Html {
    /** No script at all, nothing but this service's own style, and no framing. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /** This service's own scripts, which make HTML of text only by Lit's templates (Trusted Types). */
    private static final String APP_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="stylesheet" href="/console/style.css">
            </head>
            <body>
            <main>
            <h1>%s</h1>
            %s</main>
            </body>
            </html>
            """;

    private Html() {}

    /** Ends a request with a page; {@code content} is already HTML. */
    static void end(HttpServerResponse response, int status, PageLanguage language, ConsoleWord title, String content) {
        guard(response)
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .end(PAGE.formatted(
                        language.tag(),
                        escaped(ConsoleWord.TITLE.in(language, title.in(language))),
                        ConsoleWord.NAME,
                        content));
    }

    /** Ends a request with the page that scripts fill; {@code page} is complete. */
    static void endApp(HttpServerResponse response, String page) {
        guard(response)
                .putHeader("Content-Security-Policy", APP_POLICY)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .end(page);
    }

    /** Redirects the browser, by GET. */
    static void redirect(HttpServerResponse response, String location) {
        guard(response)
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, location)
                .end();
    }

    /** {@code Referrer-Policy} has to let forms send their origin. */
    private static HttpServerResponse guard(HttpServerResponse response) {
        return response.putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Escapes text for a page, or for an attribute in double quotes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
