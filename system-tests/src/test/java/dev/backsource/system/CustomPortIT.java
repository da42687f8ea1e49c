package dev.backsource.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.infrastructure.FreePorts;
import dev.backsource.local.demo.DemoOrigin;
import dev.backsource.local.demo.Listener;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Origins on ports other than 80 and 443. */
@ExtendWith(SharedLocalStack.class)
class CustomPortIT {
    private final List<Integer> free = FreePorts.next(2);
    private final int customPort = free.get(0);
    private final int customTlsPort = free.get(1);
    private final LocalStackUnderTest stack;
    private final Api api;
    private DemoOrigin origin;

    CustomPortIT(LocalStackUnderTest stack) {
        this.stack = stack;
        this.api = new Api(stack.api());
    }

    @BeforeEach
    void startOrigin() {
        origin = DemoOrigin.start(
                "127.0.0.1", List.of(new Listener("http", customPort), new Listener("https", customTlsPort)));
    }

    @AfterEach
    void stopOrigin() {
        origin.close();
    }

    @Test
    void shouldUseTheCustomPortOnlyWhileThePolicyIsDisabled() {
        // Given
        var domain = "custom-port.example.com";
        var registered = api.register(domain, "127.0.0.1", customPort);
        assertThat(api.awaitRollout(domain, registered).getBoolean("complete")).isTrue();
        for (var edge : stack.edges()) {
            assertThat(Http.get(edge, "https", domain, "/").reached())
                    .isEqualTo("reached over http on port " + customPort);
        }

        // When
        var written =
                api.setPolicy(domain, new JsonObject().put("enabled", true).put("redirectType", "FOLLOW"));

        // Then
        assertThat(Api.objects(written.getJsonArray("warnings")).map(warning -> warning.getString("code")))
                .contains("custom-port-ignored");
        assertThat(api.awaitRollout(domain, written.getLong("revision")).getBoolean("complete"))
                .isTrue();
        for (var edge : stack.edges()) {
            assertThat(Http.get(edge, "https", domain, "/").reached())
                    .isEqualTo("reached over https on port " + stack.originPort(443));
        }
    }

    @Test
    void shouldUseGrantedPortsInPlaceOfTheStandardOnes() {
        // Given
        var domain = "granted.example.com";
        api.register(domain, "127.0.0.1", 80);
        api.policy(domain, "FOLLOW");

        // When
        var revision = api.grant(domain, customPort, customTlsPort);

        // Then
        assertThat(api.awaitRollout(domain, revision).getBoolean("complete")).isTrue();
        for (var edge : stack.edges()) {
            assertThat(Http.get(edge, "http", domain, "/").reached())
                    .isEqualTo("reached over http on port " + customPort);
            assertThat(Http.get(edge, "https", domain, "/").reached())
                    .isEqualTo("reached over https on port " + customTlsPort);
        }
    }
}
