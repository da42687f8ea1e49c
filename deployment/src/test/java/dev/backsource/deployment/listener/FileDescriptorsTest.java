package dev.backsource.deployment.listener;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileDescriptorsTest {
    @Test
    void shouldLeaveSomeForWhatIsNeitherClientsNorIdle() {
        // Given
        var descriptors = new FileDescriptors(65_536);

        // Then
        assertThat(descriptors.forClients()).isEqualTo(49_152);
        assertThat(4 * descriptors.forIdleOrigins(4)).isEqualTo(8_192);
    }

    @Test
    void shouldLetEachLoopKeepAFew() {
        assertThat(new FileDescriptors(256).forIdleOrigins(32)).isEqualTo(64);
    }

    @Test
    void shouldKnowThoseOfTheProcess() {
        assertThat(FileDescriptors.ofProcess().all()).isPositive();
    }
}
