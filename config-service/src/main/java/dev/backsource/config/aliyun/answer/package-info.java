/** What calls are answered: errors by the API's own codes, JSON and XML. Which call is answered what doesn't belong here. */
@NullMarked
package dev.backsource.config.aliyun.answer;

import org.jspecify.annotations.NullMarked;
