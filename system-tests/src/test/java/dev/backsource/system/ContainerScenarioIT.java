package dev.backsource.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The scenario over the images, where a Docker engine answers; skipped elsewhere. */
@ExtendWith(NeedsDocker.class)
class ContainerScenarioIT extends ScenarioTests {
    private static ContainersUnderTest containers;

    @BeforeAll
    static void startContainers() {
        containers = ContainersUnderTest.start();
    }

    @AfterAll
    static void stopContainers() {
        if (containers != null) {
            containers.close();
        }
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
