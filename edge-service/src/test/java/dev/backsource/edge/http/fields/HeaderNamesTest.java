package dev.backsource.edge.http.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection",
                "keep-alive",
                "Proxy-Connection",
                "Proxy-Authenticate",
                "PROXY-AUTHORIZATION",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "Upgrade",
                "HTTP2-Settings"
            })
    void shouldKnowHopByHopFieldsInAnyCase(String name) {
        // When
        var hopByHop = HeaderNames.isHopByHop(name);

        // Then
        assertThat(hopByHop).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content_Length",
                "content_length",
                "Transfer_Encoding",
                "TRANSFER_ENCODING",
                "Keep_Alive",
                "Proxy_Authorization",
                "X_Forwarded_For",
                "x-forwarded_host"
            })
    void shouldKnowThoseThatUnderscoresDisguise(String name) {
        // When
        var disguised = HeaderNames.isDisguised(name);

        // Then
        assertThat(disguised).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "X-Forwarded-For", "X_Own", "_", "Content_Type", "session_id"})
    void shouldKnowThoseThatAreOnlyWhatTheySay(String name) {
        // When
        var disguised = HeaderNames.isDisguised(name);

        // Then
        assertThat(disguised).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "Accept-Ranges", "Host", "Cookie", "Via", "X-Trailer", "Warning"})
    void shouldLetOtherFieldsPass(String name) {
        // When
        var hopByHop = HeaderNames.isHopByHop(name);

        // Then
        assertThat(hopByHop).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Proxy",
                "X_Forwarded_Host",
                "x_forwarded-for",
                "X_Original_URL",
                "Transfer_Encoding",
                "Content_Length",
                "CDN_Loop",
                "X_HTTP_Method_Override",
                "X.Forwarded.Host",
                "X-Forwarded~For",
                "Content.Length",
                "True_Client_IP",
                "x!real!ip"
            })
    void shouldKnowWhatIsTakenForAnotherField(String name) {
        // When
        var imitation = HeaderNames.isDisguised(name);

        // Then
        assertThat(imitation).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"My_Field", "X-Forwarded-Host", "Content-Length", "Accept", "X_Hosts", "Proxies", "X.Own"})
    void shouldNotTakeOtherFieldsForImitations(String name) {
        // When
        var imitation = HeaderNames.isDisguised(name);

        // Then
        assertThat(imitation).isFalse();
    }
}
