package dev.backsource.config.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A browser: it keeps cookies, sends forms with their origin, and has no access key. It follows redirects only when told to. */
public final class Browser {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http;
    private final URI base;
    private final String[] always;

    public Browser(URI base) {
        this(base, builder -> builder);
    }

    /** From {@code address}, as a gateway says that is believed. */
    public Browser(URI base, String address) {
        this(base, builder -> builder, "X-Forwarded-For", address);
    }

    /** Over HTTPS, say, with {@code settings} that have it trust the service. */
    public Browser(URI base, UnaryOperator<HttpClient.Builder> settings) {
        this(base, settings, new String[0]);
    }

    private Browser(URI base, UnaryOperator<HttpClient.Builder> settings, String... always) {
        this.base = base;
        this.always = always;
        http = settings.apply(HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(cookies))
                .build();
    }

    /** Signs in over the API. */
    public Answer signIn(String username, String password) {
        return json("POST", "/api/v1/session", """
                {"username": "%s", "password": "%s"}""".formatted(username, password));
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public Answer json(String method, String path, String json, String... headers) {
        var more = new String[headers.length + 2];
        more[0] = "Content-Type";
        more[1] = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        System.arraycopy(headers, 0, more, 2, headers.length);
        return send(method, path, BodyPublishers.ofString(json, StandardCharsets.UTF_8), more);
    }

    /** Sends a form of one of the service's own pages. */
    public Answer form(String path, Map<String, String> fields) {
        return form(path, fields, "Origin", base.getScheme() + "://" + base.getAuthority());
    }

    public Answer form(String path, Map<String, String> fields, String... headers) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var more = new String[headers.length + 2];
        more[0] = "Content-Type";
        more[1] = "application/x-www-form-urlencoded";
        System.arraycopy(headers, 0, more, 2, headers.length);
        return send("POST", path, BodyPublishers.ofString(body), more);
    }

    /** The value of the session's cookie; empty when there is none. */
    public String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().endsWith("backsource-session"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Where a redirect leads, as a browser follows it. */
    public Answer follow(Answer answer) {
        return get(answer.response().uri().resolve(answer.header("Location")).toString());
    }

    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        try {
            var builder = HttpRequest.newBuilder(base.resolve(path)).method(method, body);
            for (var more : List.of(always, headers)) {
                if (more.length > 0) {
                    builder.headers(more);
                }
            }
            var request = builder.build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (request.uri().getAuthority().equals(base.getAuthority())) {
                Interface.of(base)
                        .check(
                                method,
                                request.uri().getRawPath(),
                                response.statusCode(),
                                name -> response.headers().firstValue(name).orElse(null),
                                response.body());
            }
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
