package dev.backsource.config.web.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
    private static final RouteTable TABLE = new RouteTable(
            List.of(Route.get("/things/{name}"), Route.put("/things/{name}"), Route.post("/things/{name}/undo")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /things/a       | GET, HEAD, OPTIONS, PUT
            /things/a/      | GET, HEAD, OPTIONS, PUT
            /things/a%2Fb   | GET, HEAD, OPTIONS, PUT
            /things/a/undo  | OPTIONS, POST
            /things         |
            /things//undo   |
            /things/a/b     |
            """)
    void shouldTellTheMethodsOfAPath(String path, String methods) {
        assertThat(TABLE.allow(path)).isEqualTo(methods);
    }

    @Test
    void shouldRefuseAnotherMethodAndNameThoseThatThePathTakes() {
        // When
        var refusal = TABLE.refusal("DELETE", "/things/a");

        // Then
        assertThat(refusal.problem().status()).isEqualTo(405);
        assertThat(refusal.headers()).containsEntry("Allow", "GET, HEAD, OPTIONS, PUT");
    }

    @Test
    void shouldSayThatThereIsNoSuchPathOfWhatNoResourceServesThoughItIsInTheTable() {
        assertThat(TABLE.refusal("GET", "/things/a").problem().status()).isEqualTo(404);
        assertThat(TABLE.refusal("GET", "/others").problem().status()).isEqualTo(404);
    }

    @Test
    void shouldHaveNoRouteThatNobodyPutIn() {
        assertThat(TABLE.route("PUT", "/things/{name}").path()).isEqualTo("/things/{name}");
        assertThatThrownBy(() -> TABLE.route("PATCH", "/things/{name}"))
                .hasMessage("PATCH /things/{name} is not in the table of routes; add it there");
    }
}
