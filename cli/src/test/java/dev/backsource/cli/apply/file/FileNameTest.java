package dev.backsource.cli.apply.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.DomainName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "www.example.com, www.example.com.yaml",
        "*.example.com,   _wildcard.example.com.yaml",
    })
    void shouldBeTheDomainsName(String domain, String file) {
        // When
        var name = FileName.of(DomainName.parse(domain));

        // Then
        assertThat(name).isEqualTo(file);
    }

    @Test
    void shouldFitAndDifferForNamesOfGreatLength() {
        // Given
        var label = "a".repeat(60) + ".";
        var one = DomainName.parse(label.repeat(4) + "example");
        var other = DomainName.parse(label.repeat(4) + "examplf");

        // When
        var names = List.of(FileName.of(one), FileName.of(other));

        // Then
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.length() <= 255);
    }
}
