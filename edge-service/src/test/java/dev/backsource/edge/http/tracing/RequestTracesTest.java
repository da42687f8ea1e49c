package dev.backsource.edge.http.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.deployment.tracing.Tracing;
import dev.backsource.edge.RequestTracingSettings;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTracesTest {
    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, 100, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseWhatIsNoShare(double ratio) {
        assertThatThrownBy(() -> traces(ratio))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("backsource.edge.tracing.ratio: must be from 0 to 1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 1})
    void shouldTakeAShare(double ratio) {
        assertThatCode(() -> traces(ratio)).doesNotThrowAnyException();
    }

    @Test
    void shouldReadTheIdOfTheOneTraceparent() {
        var fields = MultiMap.caseInsensitiveMultiMap()
                .add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .add("tracestate", "a=b," + " ".repeat(30_000) + ",c=d");
        assertThat(RequestTraces.carriedId(request(fields))).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");

        fields.add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(RequestTraces.carriedId(request(fields))).isNull();
    }

    /** A request that has fields only. */
    private static HttpServerRequest request(MultiMap fields) {
        return (HttpServerRequest) Proxy.newProxyInstance(
                RequestTracesTest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, arguments) -> method.getName().equals("headers") ? fields : null);
    }

    private static RequestTraces traces(double ratio) {
        var settings = new RequestTracingSettings() {
            @Override
            public double ratio() {
                return ratio;
            }

            @Override
            public Continued continued() {
                return Continued.PROXIES;
            }

            @Override
            public boolean toOrigins() {
                return false;
            }
        };
        return new RequestTraces(Tracing.OFF, settings, () -> 0);
    }
}
