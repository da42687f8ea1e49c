package dev.backsource.config.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.util.List;

/** What a call of Alibaba Cloud CDN's API was answered, in JSON. */
public record CdnAnswer(int status, JsonNode json) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static CdnAnswer of(HttpResponse<String> response) {
        try {
            return new CdnAnswer(response.statusCode(), MAPPER.readTree(response.body()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    /** The same, which has to be no refusal. */
    public CdnAnswer ok() {
        assertThat(status).as(json.toString()).isEqualTo(200);
        assertThat(json.path("RequestId").asText()).isNotBlank();
        return this;
    }

    /** That it is a refusal by this code; its message. */
    public String refusedBy(int expected, String code) {
        assertThat(status + " " + json.path("Code").asText())
                .as(json.toString())
                .isEqualTo(expected + " " + code);
        assertThat(json.path("Message").asText()).isNotBlank();
        return json.path("Message").asText();
    }

    public JsonNode at(String pointer) {
        return json.at(pointer);
    }

    public String text(String pointer) {
        return json.at(pointer).asText();
    }

    /** The values of a field, wherever it is. */
    public List<String> all(String field) {
        return json.findValuesAsText(field);
    }
}
