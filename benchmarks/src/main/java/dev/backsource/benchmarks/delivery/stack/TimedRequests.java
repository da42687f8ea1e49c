package dev.backsource.benchmarks.delivery.stack;

import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** Requests to config-service's REST API, one at a time, each timed from its first byte to the whole response. */
public final class TimedRequests {
    private static final double P95 = 0.95;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String api;
    private final String authorization;

    public TimedRequests(DeliveryStack stack) {
        this.api = "http://127.0.0.1:" + stack.api() + "/api/v1";
        this.authorization = stack.authorization();
    }

    /** A GET of {@code path}, below the API's. */
    public HttpRequest get(String path) {
        return request(path).build();
    }

    /** A PUT of {@code json} to {@code path}, below the API's. */
    public HttpRequest put(String path, String json) {
        return request(path)
                .PUT(BodyPublishers.ofString(json))
                .header("Content-Type", "application/json")
                .build();
    }

    /**
     * Measures {@code requests} after a turn that does not count: prints the median, and the 95th percentile beside its limit.
     *
     * @param what the requests, in the report
     * @param isExpected of the body of each response
     * @throws IllegalStateException when a response isn't 200, or not as expected
     */
    public void p95AtMost(
            Report report,
            Effort effort,
            String what,
            Supplier<HttpRequest> requests,
            Predicate<String> isExpected,
            double limitMs)
            throws IOException, InterruptedException {
        times(requests, isExpected, effort.seconds());
        print(report, what, times(requests, isExpected, effort.rounds() * effort.seconds()), limitMs);
    }

    /**
     * Measures {@code requests} one at a time, with a pause before each; the first fifth does not count. For requests that a service limits.
     *
     * @param count the number that counts
     */
    public void pacedP95AtMost(
            Report report,
            int count,
            Duration pause,
            String what,
            Supplier<HttpRequest> requests,
            Predicate<String> isExpected,
            double limitMs)
            throws IOException, InterruptedException {
        var times = DoubleStream.builder();
        for (var i = -count / 4; i < count; i++) {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            var time = time(requests.get(), isExpected);
            if (i >= 0) {
                times.add(time);
            }
        }
        print(report, what, new Sample(times.build().toArray()), limitMs);
    }

    /** The body of the response to {@code request}, whatever its status. */
    public String body(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private static void print(Report report, String what, Sample millis, double limitMs) {
        report.line("   %s: median %.1f ms (%s)", what, millis.median(), millis.range());
        report.atMost(what + ", p95", millis.quantile(P95), limitMs, "ms");
    }

    private Sample times(Supplier<HttpRequest> requests, Predicate<String> isExpected, int seconds)
            throws IOException, InterruptedException {
        var times = DoubleStream.builder();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            times.add(time(requests.get(), isExpected));
        }
        return new Sample(times.build().toArray());
    }

    /** In milliseconds. */
    private double time(HttpRequest request, Predicate<String> isExpected) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var answer = client.send(request, BodyHandlers.ofString());
        var time = (System.nanoTime() - begun) / 1e6;
        if (answer.statusCode() != 200 || !isExpected.test(answer.body())) {
            throw new IllegalStateException(request.uri() + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return time;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).header("Authorization", authorization);
    }
}
