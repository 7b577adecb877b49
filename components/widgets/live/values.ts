/** Parameters of any experiment, by name. */
export type Value = number | string | boolean;
export type Values = Readonly<Record<string, Value>>;
