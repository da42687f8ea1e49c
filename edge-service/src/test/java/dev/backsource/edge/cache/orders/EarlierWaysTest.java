package dev.backsource.edge.cache.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that are stored over verified HTTPS when requests begin to go over HTTP. */
class EarlierWaysTest {
    private static final String FRESH = "max-age=60";
    private static final String TAG = "\"v\"";

    private final SteppedEdge edge = new SteppedEdge();
    private final SteppedEdge.Loop loop = edge.loops.get(0);

    EarlierWaysTest() {
        edge.begin();
        edge.beSecure();
    }

    @Test
    void shouldServeWhatTheOriginValidatesOverTheNewWay() {
        // Given
        store("ETag", TAG);

        // When
        edge.becomePlain();
        var validating = get();
        assertThat(validating.ends).isZero();
        last().answerEmpty(304, "ETag", TAG, "Cache-Control", FRESH);
        var again = get();

        // Then
        assertThat(edge.origin.calls).hasSize(2);
        assertThat(last().routed.originScheme()).isEqualTo(Scheme.HTTP);
        assertThat(last().form.etag()).isEqualTo(TAG);
        shouldHave(call(0), validating, again);
        assertThat(validating.statusLine()).endsWith("fwd=miss; fwd-status=304");
        assertThat(again.statusLine()).contains("; hit");
    }

    @Test
    void shouldStoreAnewWhatHasChanged() {
        // Given
        store("Last-Modified", "Tue, 01 Dec 2026 00:00:00 GMT");

        // When
        edge.becomePlain();
        var first = get();
        last().answerWhole(200, "Cache-Control", FRESH);
        var again = get();

        // Then
        assertThat(last().form.lastModified()).isEqualTo("Tue, 01 Dec 2026 00:00:00 GMT");
        assertThat(edge.origin.calls).hasSize(2);
        shouldHave(call(1), first, again);
    }

    /** The origin fails, or says what it can't mean: the response of the other way is no substitute, however long it may be served stale. */
    @ParameterizedTest
    @ValueSource(ints = {502, 503, 500})
    void shouldServeNoneInPlaceOfAnError(int error) {
        // Given
        store("ETag", TAG);

        // When
        edge.becomePlain();
        var client = get();
        last().answerWhole(error);

        // Then
        assertThat(client.status).isEqualTo(error);
        assertThat(edge.origin.calls).hasSize(2);
    }

    @Test
    void shouldAskAgainAfterAValidationOfAnotherResponse() {
        // Given
        store("ETag", TAG);

        // When
        edge.becomePlain();
        var client = get();
        last().answerEmpty(304, "ETag", "\"w\"");
        assertThat(edge.origin.calls).hasSize(3);
        assertThat(last().form.etag()).isNull();
        last().answerWhole(200, "Cache-Control", FRESH);

        // Then
        shouldHave(call(2), client);
    }

    @ParameterizedTest
    @CsvSource({"200,", "404, ETag"})
    void shouldFetchAnewWhatCannotBeValidated(int status, String validator) {
        // Given
        get();
        var fields = validator == null
                ? new String[] {"Cache-Control", FRESH}
                : new String[] {"Cache-Control", FRESH, validator, TAG};
        last().answerWhole(status, fields);

        // When
        edge.becomePlain();
        get();

        // Then
        assertThat(last().form.etag()).isNull();
    }

    @Test
    void shouldFetchAnewWhatWasPurged() {
        // Given
        store("ETag", TAG);

        // When
        edge.becomePlain();
        edge.purge();
        get();

        // Then
        assertThat(edge.origin.calls).hasSize(2);
        assertThat(last().form.etag()).isNull();
    }

    @Test
    void shouldNotStoreWhatIsPurgedDuringItsValidation() {
        // Given
        store("ETag", TAG);
        edge.becomePlain();
        var before = get();

        // When
        edge.purge();
        last().answerEmpty(304, "ETag", TAG, "Cache-Control", FRESH);
        shouldHave(call(0), before);
        get();

        // Then
        assertThat(edge.origin.calls).hasSize(3);
        assertThat(last().form.etag()).isNull();
    }

    @Test
    void shouldValidateOnceForAllThatSelectTheVariant() {
        // Given
        store("ETag", TAG, "Vary", "Accept-Language");

        // When
        edge.becomePlain();
        var first = get();
        var second = get();
        var other = get("en");
        call(1).answerEmpty(304, "ETag", TAG, "Cache-Control", FRESH);
        call(2).answerWhole(200, "Cache-Control", FRESH, "Vary", "Accept-Language");

        // Then
        assertThat(edge.origin.calls).hasSize(3);
        assertThat(call(2).form.etag()).isNull();
        shouldHave(call(0), first, second);
        shouldHave(call(2), other);
    }

    @Test
    void shouldCutRangesFromWhatIsValidated() {
        // Given
        store("ETag", TAG);

        // When
        edge.becomePlain();
        var client = getWith("range", "bytes=0-7");
        last().answerEmpty(304, "ETag", TAG, "Cache-Control", FRESH);

        // Then
        assertThat(client.status).isEqualTo(206);
        assertThat(client.body()).isEqualTo("response");
    }

    @ParameterizedTest
    @CsvSource({"authorization, Basic YQ==", "if-match, \"v\"", "cache-control, no-store", "x-custom, a"})
    void shouldNotValidateForRequestsThatCannotUseIt(String name, String value) {
        // Given
        store("ETag", TAG);

        // When
        edge.becomePlain();
        getWith(name, value);

        // Then
        assertThat(edge.origin.calls).hasSize(2);
        assertThat(last().form.etag()).isNull();
    }

    /** The response of the earlier way varies by less than is known by now. */
    @Test
    void shouldNotValidateForOthersWhatACustomFieldMayDecide() {
        // Given
        store("ETag", TAG);
        edge.becomePlain();
        get();
        last().answerWhole(200, "Cache-Control", FRESH, "Vary", "X-Custom");

        // When
        getWith("x-custom", "a");

        // Then
        assertThat(edge.origin.calls).hasSize(3);
        assertThat(last().form.etag()).isNull();
    }

    @Test
    void shouldNotKeepForOthersWhatVariesByACustomFieldNoLonger() {
        // Given
        edge.becomeSecure();
        getWith("x-custom", "a");
        last().answerWhole(200, "Cache-Control", "max-age=10", "Age", "30", "ETag", TAG, "Vary", "X-Custom");
        var again = getWith("x-custom", "a");
        assertThat(last().form.etag()).isEqualTo(TAG);

        // When
        last().answerEmpty(304, "ETag", TAG, "Cache-Control", FRESH, "Vary", "Accept-Language");
        get();

        // Then
        assertThat(again.body()).isEqualTo(call(0).body());
        assertThat(edge.origin.calls).hasSize(3);
    }

    @Test
    void shouldLeaveHeadToTheOrigin() {
        // Given
        store("ETag", TAG);

        // When
        edge.becomePlain();
        var client = client("de");
        client.requestMethod = HttpMethod.HEAD;
        loop.arrive(client);

        // Then
        assertThat(last().form.etag()).isNull();
    }

    @Test
    void shouldValidateTheBaselinesStaleResponseUnderTheCandidateAndLeaveItToTheBaseline() {
        // Given
        edge.becomeSecure();
        storeStale();

        // When
        edge.tryPlain();
        var trying = get();
        var isTried = last().routed.triesCandidate();
        last().answerEmpty(304, "ETag", TAG, "Cache-Control", FRESH);
        var again = get();
        shouldHave(call(0), trying, again);
        edge.becomeSecure();
        get();

        // Then
        assertThat(isTried).isTrue();
        assertThat(call(1).routed.originScheme()).isEqualTo(Scheme.HTTP);
        assertThat(call(1).form.etag()).isEqualTo(TAG);
        assertThat(edge.origin.calls).hasSize(3);
        assertThat(last().routed.originScheme()).isEqualTo(Scheme.HTTPS);
        assertThat(last().form.etag()).isEqualTo(TAG);
    }

    @Test
    void shouldLeaveToTheBaselineWhatACandidatesOriginValidatesByMistake() {
        // Given
        edge.becomeSecure();
        storeStale();

        // When
        edge.tryPlain();
        var client = get();
        last().answerEmpty(304, "ETag", "\"w\"");
        var instead = last();
        instead.answerWhole(404, "Cache-Control", "no-store");
        edge.becomeSecure();
        get();

        // Then
        assertThat(instead.routed.originScheme()).isEqualTo(Scheme.HTTPS);
        assertThat(instead.form.etag()).isNull();
        assertThat(client.status).isEqualTo(404);
        assertThat(edge.origin.calls).hasSize(4);
        assertThat(last().form.etag()).isEqualTo(TAG);
    }

    @Test
    void shouldServeTheBaselinesStaleResponseWhereCandidateAndBaselineFail() {
        // Given
        edge.becomeSecure();
        storeStale();

        // When
        edge.tryPlain();
        var client = get();
        last().answerInstead(503);
        var failed = last();

        // Then
        assertThat(failed.form.etag()).isEqualTo(TAG);
        shouldHave(call(0), client);
    }

    @Test
    void shouldKeepAfterThePromotionWhatTheCandidateFetchedAndValidateTheRest() {
        // Given
        edge.becomeSecure();
        store("ETag", TAG);
        edge.tryPlain();
        var inRollout = get();

        // When
        edge.promotePlain();
        var promoted = get();
        last().answerEmpty(304, "ETag", TAG, "Cache-Control", FRESH);
        var again = get();

        // Then
        shouldHave(call(0), inRollout, promoted, again);
        assertThat(edge.origin.calls).hasSize(2);
        assertThat(last().routed.arm()).isNull();
    }

    private void storeStale() {
        get();
        last().answerWhole(200, "Cache-Control", "max-age=10, stale-if-error=600", "Age", "30", "ETag", TAG);
    }

    private void store(String... fields) {
        get();
        var all = new String[fields.length + 2];
        all[0] = "Cache-Control";
        all[1] = "max-age=60, stale-if-error=600, stale-while-revalidate=600";
        System.arraycopy(fields, 0, all, 2, fields.length);
        last().answerWhole(200, all);
        assertThat(last().routed.originScheme()).isEqualTo(Scheme.HTTPS);
    }

    private void shouldHave(SteppedOrigin.Call call, SteppedClient... clients) {
        for (var client : clients) {
            assertThat(client.status).isEqualTo(200);
            assertThat(client.ends).isEqualTo(1);
            assertThat(client.body()).isEqualTo(call.body());
        }
        assertThat(edge.leftovers()).isEmpty();
    }

    private SteppedClient get() {
        return get("de");
    }

    private SteppedClient get(String language) {
        var client = client(language);
        loop.arrive(client);
        return client;
    }

    private SteppedClient getWith(String field, String value) {
        var client = client("de");
        client.fields.add(field, value);
        loop.arrive(client);
        return client;
    }

    private SteppedClient client(String language) {
        var client = new SteppedClient("a client", loop.steps);
        client.fields.add("accept-language", language);
        return client;
    }

    private SteppedOrigin.Call call(int number) {
        return edge.origin.calls.get(number);
    }

    private SteppedOrigin.Call last() {
        return call(edge.origin.calls.size() - 1);
    }
}
