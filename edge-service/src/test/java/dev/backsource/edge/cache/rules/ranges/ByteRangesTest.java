package dev.backsource.edge.cache.rules.ranges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.ranges.ByteRanges.Satisfiable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 §14. */
class ByteRangesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-499 | 0-499",
                "bytes=500- | 500-999",
                "bytes=-500 | 500-999",
                "bytes=0-0,-1 | 0-0 999-999",
                "bytes=0- | 0-999",
                "bytes=-5000 | 0-999",
                "bytes=990-99999999999999999999 | 990-999",
                "bytes=999-999 | 999-999",
                "BYTES=0-1 | 0-1",
                "bytes= 0-1 , ,\t5-6 | 0-1 5-6",
                "bytes=5-6,0-1 | 5-6 0-1",
                "bytes=0-1,2-3 | 0-1 2-3",
                "bytes=0-1,5000-,-0 | 0-1",
                "bytes=500-700,601-999 | 500-999",
                "bytes=900-,0-10,5-20 | 0-20 900-999",
                "bytes=0-9,0-9,0-9 | 0-9",
                "bytes=0-99,10-20 | 0-99"
            })
    void shouldFindThePartsAskedFor(String header, String expected) {
        // Given
        var ranges = Stream.of(expected.split(" "))
                .map(range -> range.split("-"))
                .map(ends -> new ByteRange(Long.parseLong(ends[0]), Long.parseLong(ends[1])))
                .toList();

        // When
        var result = ByteRanges.parse(header, 1000);

        // Then
        assertThat(result).isEqualTo(new Satisfiable(ranges));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "bytes",
                "bytes=",
                "bytes=,",
                "bytes=-",
                "bytes=a-b",
                "bytes=0",
                "bytes=5-4",
                "bytes=0-1,x",
                "bytes=0-1-2",
                "bytes=--1",
                "bytes=0 -1",
                "bytes =0-1",
                "bytes=+0-1",
                "bytes=0x0-1",
                "items=0-1",
                "0-1"
            })
    void shouldIgnoreWhatIsNotValid(String header) {
        // When
        var result = ByteRanges.parse(header, 1000);

        // Then
        assertThat(result).isInstanceOf(ByteRanges.None.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=1000- | 1000",
                "bytes=1000-2000,5000- | 1000",
                "bytes=-0 | 1000",
                "bytes=0- | 0",
                "bytes=99999999999999999999- | 1000"
            })
    void shouldRefuseWhatTheContentDoesNotHave(String header, long length) {
        // When
        var result = ByteRanges.parse(header, length);

        // Then
        assertThat(result).isInstanceOf(ByteRanges.Unsatisfiable.class);
    }

    @Test
    void shouldIgnoreMoreRangesThanAnyoneNeeds() {
        // Given
        var most = many(ByteRanges.MOST);

        // When
        var tooMany = ByteRanges.parse("bytes=" + most + ",900-901", 1000);

        // Then
        assertThat(tooMany).isInstanceOf(ByteRanges.None.class);
        assertThat(ByteRanges.parse("bytes=" + most, 1000)).isInstanceOf(Satisfiable.class);
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (10 * i) + "-" + (10 * i + 1))
                .collect(Collectors.joining(","));
    }

    @Test
    void shouldWriteContentRange() {
        // Given
        var range = new ByteRange(500, 999);

        // When
        var text = range.contentRange(1234);

        // Then
        assertThat(text).isEqualTo("bytes 500-999/1234");
        assertThat(range.length()).isEqualTo(500);
        assertThat(ByteRanges.unsatisfiedContentRange(1234)).isEqualTo("bytes */1234");
    }
}
