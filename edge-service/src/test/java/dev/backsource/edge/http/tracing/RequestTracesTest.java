package dev.backsource.edge.http.tracing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.deployment.tracing.Tracing;
import dev.backsource.edge.RequestTracingSettings;
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

    private static RequestTraces traces(double ratio) {
        return new RequestTraces(Tracing.OFF, new RequestTracingSettings() {
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
        });
    }
}
