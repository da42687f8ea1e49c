package dev.backsource.config.aliyun.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommaListTest {
    @Test
    void shouldReadWhatItHasWritten() {
        // Given
        var values = List.of("/a,b", "/c\\d", "/e\\,f", "/g\\", ",", "plain");

        // When
        var text = CommaList.join(values);

        // Then
        assertThat(CommaList.split(text)).isEqualTo(values);
    }

    @Test
    void shouldReadWhatClientsWrite() {
        assertThat(CommaList.split("jpg, png ,gif")).containsExactly("jpg", "png", "gif");
        assertThat(CommaList.split("/a\\,b,/c\\d")).containsExactly("/a,b", "/c\\d");
        assertThat(CommaList.split("a,,b,")).containsExactly("a", "", "b", "");
    }
}
