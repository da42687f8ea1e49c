package dev.backsource.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.backsource.cli.http.BoundedBody;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.outcome.InterruptiblePause;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.profile.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A client of one server's REST API, with the profile's secret, which no other server gets: redirects aren't followed. A request is retried, while
 * there is time, where that does no harm: after a broken connection, or when the server says so by {@code Retry-After}. May be used by several
 * threads.
 */
public final class Server {
    private static final String API = "/api/v1";
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final int MOST_BYTES_OF_REFUSAL = 64 * 1024;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int ATTEMPTS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Profile profile;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    private final HttpClient client;
    private final Bearer bearer;

    /** @param timeout for the response to one request, however often it is sent */
    public Server(Profile profile, Duration timeout) {
        this(profile, timeout, System::nanoTime);
    }

    /** @param nanoTime the clock for timeouts */
    Server(Profile profile, Duration timeout, LongSupplier nanoTime) {
        this.profile = profile;
        this.timeout = timeout;
        this.nanoTime = nanoTime;
        this.bearer = new Bearer(profile.credential());
        this.client = client(profile, timeout);
    }

    /** The HTTP client. Without TLS no certificate is checked, and the JVM's authorities, which take long to read, aren't loaded. */
    private static HttpClient client(Profile profile, Duration timeout) {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(timeout);
        if ("http".equalsIgnoreCase(profile.server().getScheme())) {
            client.sslContext(trustingNobody());
        }
        return client.build();
    }

    private static SSLContext trustingNobody() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Profile profile() {
        return profile;
    }

    public Duration timeout() {
        return timeout;
    }

    /** The body of the response. */
    public JsonNode read(Request request) {
        return send(request).body();
    }

    /**
     * Sends {@code request}, and fails with the server's problem where it refuses.
     *
     * @param taken statuses of refusals that are returned, too: the caller checks the status, and the body for the reason
     */
    public Answer send(Request request, int... taken) {
        return send(request, Duration.ZERO, taken);
    }

    /** @param wait how much longer than usual the server may take, since the request asks it to wait */
    public Answer send(Request request, Duration wait, int... taken) {
        var token = tokenToBegin();
        var deadline = new RequestDeadline(timeout.plus(wait), nanoTime);
        var pause = FIRST_PAUSE;
        HttpResponse<byte[]> refused = null;
        for (var attempt = 1; ; attempt++) {
            var mayRepeat = attempt < ATTEMPTS && request.isRepeatable();
            try {
                var response = exchange(request, token, deadline);
                var again = again(response).orElse(null);
                if (again == null || !mayRepeat || !deadline.outlasts(again)) {
                    return answer(response, taken);
                }
                refused = response;
                InterruptiblePause.pause(again, Exit.NOT_REACHED);
            } catch (ConnectException e) {
                // An earlier attempt reached a server.
                throw unreachable(e, attempt == 1 ? e : new UnknownOutcomeException(e));
            } catch (FailureException e) {
                // The reason of an earlier refusal says more than that the time is over. Of a write it says nothing
                // about the last attempt.
                if (refused != null
                        && e.getCause() instanceof TimeoutException
                        && request.method().equals("GET")) {
                    return answer(refused, taken);
                }
                // A refusal is the response to the earlier attempts as well, unless it concerns the caller.
                throw attempt == 1 || e.exit() == Exit.REFUSED
                        ? e
                        : new FailureException(e.exit(), e.text(), new UnknownOutcomeException(e));
            } catch (IOException e) {
                if (!mayRepeat || !deadline.outlasts(pause)) {
                    throw unreachable(e);
                }
                InterruptiblePause.pause(pause, Exit.NOT_REACHED);
                pause = pause.multipliedBy(2);
            }
        }
    }

    /**
     * Whether a write that failed so may have been done all the same: the request was sent, and the response was lost, is unreadable, or is a server
     * error. Where no server listened at the first attempt, or there was no valid token for it, nothing was done. Where the response to an earlier
     * attempt was lost, the result of the last one says nothing about that.
     */
    public static boolean mayBeDone(FailureException failure) {
        var cause = failure.getCause();
        return cause instanceof UnknownOutcomeException
                || (failure.exit() == Exit.NOT_REACHED
                        && !(cause instanceof ConnectException)
                        && !(cause instanceof UnusableTokenException));
    }

    private String tokenToBegin() {
        try {
            return bearer.token();
        } catch (FailureException e) {
            throw unsent(e);
        }
    }

    private static FailureException unsent(FailureException why) {
        return new FailureException(why.exit(), why.text(), new UnusableTokenException(why));
    }

    /** Opens a stream that stays open; the caller closes it. */
    public InputStream open(Request request) {
        var token = bearer.token();
        var end = System.nanoTime() + timeout.toNanos();
        var response = opened(request, token);
        var other = response.statusCode() == UNAUTHORIZED ? bearer.insteadOf(token) : null;
        if (other != null) {
            discard(response.body());
            end = System.nanoTime() + timeout.toNanos();
            response = opened(request, other);
        }
        if (response.statusCode() == OK) {
            return response.body();
        }
        throw failure(response.statusCode(), beginning(response.body(), end));
    }

    private HttpResponse<InputStream> opened(Request request, String token) {
        var sent = client.sendAsync(built(request, token).build(), HttpResponse.BodyHandlers.ofInputStream());
        try {
            return sent.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw unreachable(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw noAnswer(e);
        } catch (InterruptedException e) {
            throw FailureException.interrupted(Exit.NOT_REACHED, e);
        }
    }

    private static void discard(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // It has no reader.
        }
    }

    /** The bytes of a refusal that arrive in time, with the reason; empty where they break off, since the status is enough. */
    private byte[] beginning(InputStream body, long end) {
        try (var watched = new TimeoutStream(body, timeout, end)) {
            return watched.readNBytes(MOST_BYTES_OF_REFUSAL);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** The response to a request. Where the server refuses the token, it did nothing: any request may be sent once more with another one. */
    private HttpResponse<byte[]> exchange(Request request, String token, RequestDeadline deadline) throws IOException {
        var response = sent(request, token, deadline);
        var other = response.statusCode() == UNAUTHORIZED ? tokenInsteadOf(token, deadline) : null;
        return other == null ? response : sent(request, other, deadline);
    }

    private @Nullable String tokenInsteadOf(String refused, RequestDeadline deadline) {
        var begun = nanoTime.getAsLong();
        try {
            return bearer.insteadOf(refused);
        } catch (FailureException e) {
            throw unsent(e);
        } finally {
            deadline.dontCountSince(begun);
        }
    }

    private HttpResponse<byte[]> sent(Request request, String token, RequestDeadline deadline) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(built(request, token).build(), BoundedBody.of(MOST_BYTES));
        try {
            return sent.get(deadline.left(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw noAnswer(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            throw FailureException.interrupted(Exit.NOT_REACHED, e);
        }
    }

    private HttpRequest.Builder built(Request request, String token) {
        var query = request.query().isEmpty() ? "" : "?" + request.query();
        var body = request.body();
        var built = HttpRequest.newBuilder(URI.create(profile.server() + API + request.path() + query))
                .method(
                        request.method(),
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(Documents.toLine(body)))
                .setHeader("Accept", "application/json")
                .setHeader("User-Agent", "backsource-cli")
                .setHeader("Authorization", "Bearer " + token);
        request.headers().forEach(built::setHeader);
        return built;
    }

    private Answer answer(HttpResponse<byte[]> response, int... taken) {
        var status = response.statusCode();
        if ((status < 200 || status > 299) && Arrays.stream(taken).noneMatch(each -> each == status)) {
            throw failure(status, response.body());
        }
        var body = response.body().length == 0 ? MissingNode.getInstance() : parsed(response.body());
        if (body == null) {
            throw new FailureException(Exit.NOT_REACHED, Messages.notJson(profile.server()));
        }
        return new Answer(status, body, response.headers().firstValue("ETag").orElse(null));
    }

    private FailureException failure(int status, byte[] body) {
        if (status >= 300 && status < 400) {
            return new FailureException(Exit.NOT_REACHED, Messages.redirect(profile.server()));
        }
        var problem = parsed(body);
        return Problems.failure(
                status,
                problem == null ? MissingNode.getInstance() : problem,
                profile.server().toString(),
                profile.credential().source());
    }

    /** The JSON of a body; null when it is none. */
    private static @Nullable JsonNode parsed(byte[] body) {
        try {
            return Documents.read(body);
        } catch (IOException e) {
            return null;
        }
    }

    /** The delay of {@code Retry-After}, where the server asks for a retry. */
    private static Optional<Duration> again(HttpResponse<byte[]> response) {
        var status = response.statusCode();
        return status == 503 || status == 429
                ? response.headers()
                        .firstValue("Retry-After")
                        .filter(seconds -> seconds.matches("[0-9]{1,4}"))
                        .map(seconds -> Duration.ofSeconds(Math.max(1, Long.parseLong(seconds))))
                : Optional.empty();
    }

    private FailureException unreachable(Throwable why) {
        return unreachable(why, why);
    }

    private FailureException unreachable(Throwable failure, Throwable cause) {
        if (failure instanceof FailureException known) {
            return known;
        }
        return new FailureException(Exit.NOT_REACHED, Messages.unreachable(profile.server(), reason(failure)), cause);
    }

    private static String reason(Throwable failure) {
        if (failure instanceof ConnectException) {
            return Messages.connectionFailed();
        }
        var message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }

    private FailureException noAnswer(TimeoutException e) {
        return new FailureException(
                Exit.NOT_REACHED, Messages.noResponse(profile.server(), Durations.text(timeout)), e);
    }
}
