package dev.backsource.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The scenario over the images, where a Docker engine answers; skipped elsewhere. */
@Order(SharedContainers.LAST - 1)
@ExtendWith({NeedsDocker.class, SharedContainers.class})
class ContainerScenarioIT extends ScenarioTests {
    private final ContainersUnderTest containers;

    ContainerScenarioIT(ContainersUnderTest containers) {
        this.containers = containers;
    }

    @Override
    StackUnderTest stack() {
        return containers;
    }

    @Test
    void shouldHaveRegisteredTheDemoDomain() {
        for (var edge : stack().edges()) {
            assertThat(Http.get(edge, "https", "www.demo.test", "/hello").reached())
                    .isEqualTo("reached over https on port 443");
        }
    }
}
