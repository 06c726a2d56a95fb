import { FormatRegistry } from '@sinclair/typebox';
import { isInstant } from '@mingtang/procedure/time';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The formats that the events' schemas name; TypeBox knows none by itself. */
FormatRegistry.Set('uuid', (text) => UUID.test(text));
FormatRegistry.Set('date-time', isInstant);
